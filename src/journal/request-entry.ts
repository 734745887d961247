// One request in the journal: as it is kept (small, nothing copied), and as it is shown.
import { Type, type Static } from '@sinclair/typebox'
import { hintsOf } from './hints.ts'
import type { Served } from './served.ts'
import type { Query, Visit } from './walks.ts'

export interface Entry {
  /** When it came, in ms since 1970 on the mock's clock. */
  readonly time: number
  readonly id: string
  readonly tenant: string
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** Parameters of the contract only: whatever else came may be a secret. */
  readonly query: Query
  readonly visit: Visit | null
  /** 0 where no status was sent. */
  readonly status: number
  readonly served: Served | null
  readonly fault: string | undefined
  /** ms. */
  readonly duration: number
}

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
  records: orNull(Type.Integer({ description: 'How many different records were served' })),
  total: orNull(Type.Integer({ description: 'How many records match' })),
  first_id: orNull(Type.String({ description: 'log_id of the first record served' })),
  last_id: orNull(Type.String({ description: 'log_id of the last record served' })),
  fault: orNull(Type.String({ description: 'The fault it ran into' })),
  duration_ms: Type.Number({ description: 'How long the answer took' }),
  hints: Type.Array(Type.String(), { description: 'What its sender may want to know' })
}, { description: 'A request and its answer' })
export type RequestEntry = Static<typeof RequestEntrySchema>

export function requestEntryOf (entry: Entry): RequestEntry {
  const { id, time, tenant, method, path, query, visit, status, served, fault, duration } = entry
  const ends = served !== null && served.records > 0 ? served : undefined
  return {
    id,
    time: new Date(time).toISOString(),
    project_id: tenant || null,
    method,
    path,
    query: { ...query },
    page: visit?.page || null,
    status: status || null,
    records: served?.records ?? null,
    total: served?.total ?? null,
    first_id: ends?.idOf(ends.first) ?? null,
    last_id: ends?.idOf(ends.last) ?? null,
    fault: fault ?? null,
    duration_ms: Math.round(duration * 10) / 10,
    hints: hintsOf(entry)
  }
}
