// A request of the journal as /__admin shows it.
import { Type, type Static } from '@sinclair/typebox'
import { pathOf, rawQueryOf, typedQueryOf } from './request-query.ts'
import type { JournalEntry } from './journal-entry.ts'
import { hintsOf } from './hints.ts'

const orNull = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(schema: Schema) => Type.Union([schema, Type.Null()])

export const RequestEntrySchema = Type.Object({
  id: Type.String({ description: 'Its X-Request-Id' }),
  time: Type.String({ description: "When it came, on the mock's clock", format: 'date-time' }),
  project_id: orNull(Type.String({ description: 'The project asked' })),
  method: Type.String(),
  path: Type.String({ description: 'The address without its query' }),
  query: Type.Record(Type.String(), Type.Unknown(), { description: 'The parameters the mock knows' }),
  page: orNull(Type.Integer({ description: 'Which page of its walk' })),
  status: orNull(Type.Integer({ description: 'The HTTP status; null where none was sent' })),
  whole: Type.Boolean({ description: 'Whether all of the answer left the mock' }),
  error_code: orNull(Type.String({ description: 'The code of a refusal' })),
  error_msg: orNull(Type.String({ description: 'The message of a refusal' })),
  records: orNull(Type.Integer({ description: 'How many different records were served' })),
  total: orNull(Type.Integer({ description: 'How many records match' })),
  first_id: orNull(Type.String({ description: 'log_id of the first record served' })),
  last_id: orNull(Type.String({ description: 'log_id of the last record served' })),
  fault: orNull(Type.String({ description: 'The fault it ran into' })),
  explain: orNull(Type.String({ description: 'Path of the explanation of its page' })),
  duration_ms: Type.Number({ description: 'How long the answer took' }),
  hints: Type.Array(Type.String(), { description: 'What its sender may want to know' })
}, { title: 'RequestEntry', description: 'A request and its answer' })
export type RequestEntry = Static<typeof RequestEntrySchema>

export function requestEntryOf (entry: JournalEntry): RequestEntry {
  const { id, url, refusal, time, tenant, method, walkStep, status, isWhole, records, total, first, last, logIdOf, fault, duration } = entry
  const hasPage = logIdOf !== undefined
  const hasRecords = hasPage && records > 0
  return {
    id,
    time: new Date(time).toISOString(),
    project_id: tenant || null,
    method,
    path: pathOf(url),
    query: typedQueryOf(url),
    page: walkStep?.page || null,
    status: status || null,
    whole: isWhole,
    error_code: refusal?.code ?? null,
    error_msg: refusal?.message ?? null,
    records: hasPage ? records : null,
    total: hasPage ? total : null,
    first_id: hasRecords ? logIdOf(first) : null,
    last_id: hasRecords ? logIdOf(last) : null,
    fault: fault ?? null,
    explain: hasPage ? explanationPath(entry) : null,
    duration_ms: Math.round(duration * 10) / 10,
    hints: hintsOf(entry)
  }
}

/** As of the time at which the page was served. */
function explanationPath ({ url, tenant, horizon }: JournalEntry): string {
  const parameters = Object.fromEntries(Object.entries(rawQueryOf(url)).map(([name, value]) => [name, String(value)]))
  return `/__admin/explain?${new URLSearchParams({ project_id: tenant, ...parameters, cut: new Date(Math.max(0, horizon)).toISOString() })}`
}
