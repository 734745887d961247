// One request in the journal: as it is kept (what it left, as it was), and as it is shown.
import { Type, type Static } from '@sinclair/typebox'
import { pathOf, queryOf } from './asked.ts'
import { hintsOf } from './hints.ts'
import type { Visit } from './walks.ts'

/** Written over by another request in its time, so that nothing of a request outlives it: what does is moved twice by the collector. */
export interface Entry {
  /** When it came, in ms since 1970 on the mock's clock. */
  time: number
  /** The project asked; empty where the address names none. */
  tenant: string
  method: string
  /** Its id and its address, and how many bytes they have together; 0 where there is no request. */
  text: Buffer
  length: number
  /** Null as long as nobody wanted to know. */
  visit: Visit | null
  /** 0 where no status was sent. */
  status: number
  /** What was served, if anything was. */
  idOf: ((place: number) => string) | undefined
  records: number
  total: number
  limit: number
  first: number
  last: number
  fault: string | undefined
  /** ms. */
  duration: number
}

const ID = 32 // characters of an id
const LONG = 288 // bytes: most addresses fit

export function blankEntry (): Entry {
  return {
    time: 0,
    tenant: '',
    method: '',
    text: Buffer.allocUnsafeSlow(LONG),
    length: 0,
    visit: null,
    status: 0,
    idOf: undefined,
    records: 0,
    total: 0,
    limit: 0,
    first: 0,
    last: 0,
    fault: undefined,
    duration: 0
  }
}

/** Keeps an id and an address, both of one byte a character. */
export function keepText (entry: Entry, id: string, url: string): void {
  const length = ID + url.length
  if (length > entry.text.length) entry.text = Buffer.allocUnsafeSlow(length)
  entry.text.write(id, 'latin1')
  entry.text.write(url, ID, 'latin1')
  entry.length = length
}

export function idOf ({ text, length }: Entry): string {
  return text.toString('latin1', 0, Math.min(ID, length))
}

export function urlOf ({ text, length }: Entry): string {
  return text.toString('latin1', ID, length)
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
  const { time, tenant, method, visit, status, idOf: recordIdOf, records, total, first, last, fault, duration } = entry
  const url = urlOf(entry)
  const served = recordIdOf !== undefined
  const ends = served && records > 0
  return {
    id: idOf(entry),
    time: new Date(time).toISOString(),
    project_id: tenant || null,
    method,
    path: pathOf(url),
    query: { ...queryOf(url) },
    page: visit?.page || null,
    status: status || null,
    records: served ? records : null,
    total: served ? total : null,
    first_id: ends ? recordIdOf(first) : null,
    last_id: ends ? recordIdOf(last) : null,
    fault: fault ?? null,
    duration_ms: Math.round(duration * 10) / 10,
    hints: hintsOf(entry)
  }
}
