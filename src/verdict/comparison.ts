// The records of a store, held against what the mock sent, one after the other. Nothing of them is kept but a bit for each, and a few examples.
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { FlowLog } from '../contract/flow-log.ts'
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { predicateOf } from '../search/filter.ts'
import type { Universe } from '../universe/universe.ts'
import { alterationOf } from './alteration.ts'
import { FEW } from './causes.ts'
import { createScopeSet, type ScopeSet } from './scope-set.ts'
import { sentLines } from './sent-line.ts'
import { cellValue, type StoredFields } from './stored-fields.ts'
import type { AlterationKind, Stored } from './stored-schema.ts'

export interface ComparedScope {
  readonly universe: Universe
  /** The starts of the records that were to be read (ms, both in), and the horizon at which they could be seen. */
  readonly from: number
  readonly to: number
  readonly cut: number
  readonly filter: FlowLogFilter
  /** What has ended by now can be seen (ms). */
  readonly horizon: number
}

export interface Comparison {
  /** A record of the store: an object, or its id. `isText`: its values are cells of CSV. Throws MissingIdError. */
  readonly add: (record: unknown, isText?: boolean) => void
  /** The same as it stands in a file of lines of JSON: faster where that is how the mock wrote it. Throws SyntaxError and MissingIdError. */
  readonly addJson: (line: string) => void
  readonly addBadLine: (line: number, reason: string) => void
  readonly hasId: (record: object) => boolean
  /** The records of the scope that the store has. */
  readonly found: ScopeSet
  readonly result: () => Omit<Stored, 'never_stored'>
}

/** A record of a store without an id. */
export class MissingIdError extends Error {}

const ID = /^\{"log_id":"(\d{3,18})"/
const MOST_UNLIKE = 10_000 // lines; a store with so many writes records in another way

interface Address {
  /** The index of its stream, and its number there. */
  readonly stream: number
  readonly number: number
}

type Sent = Readonly<Partial<Record<string, FlowLog[keyof FlowLog]>>>

export function createComparison ({ universe, from, to, cut, filter, horizon }: ComparedScope, { read, compared, isPlain }: StoredFields): Comparison {
  const { streams, computedStreams } = universe
  const found = createScopeSet(universe, from, Math.min(to, cut))
  const started = streams.map(({ rank }) => rank(horizon + 1))
  const streamOfId = new Map(streams.map(({ id }, stream) => [id, stream]))
  const passes = predicateOf(filter, 'record')
  const isFiltered = Object.values(filter).some(value => value !== undefined)
  const altered = new Map<string, Stored['altered'][number]>()
  const badLines: Stored['bad_lines'] = { count: 0, examples: [] }
  const [twice, invented] = [createTally(), createTally()]
  let [records, outside] = [0, 0]

  const lineOf = sentLines(universe)
  let unlike = 0 // lines that are not as they were sent

  /** Undefined where this firewall has no such record, or where it has not started. */
  const addressOf = (logId: string): Address | undefined => {
    const serial = universe.serialOf(logId)
    const stream = serial === undefined ? undefined : streamOfId.get(serial % STREAMS)
    const number = Math.floor((serial ?? 0) / STREAMS)
    return stream === undefined || number >= started[stream]! ? undefined : { stream, number }
  }

  /** Whether the mock has shown the record, which ends at `end` (ms). */
  const count = (address: Address | undefined, logId: string, end: number): address is Address => {
    records++
    if (address === undefined || end > horizon) {
      invented.count(logId)
      return false
    }
    const { stream, number } = address
    if (!found.isOfSpan(stream, number) || end > cut || (isFiltered && !passes(streams[stream]!.flowLogAt(number)))) outside++
    else if (!found.add(stream, number)) twice.count(logId)
    return true
  }

  const alter = (field: string, kind: AlterationKind, logId: string, expected: unknown, stored: unknown) => {
    const key = `${field} ${kind}`
    const alteration = altered.get(key) ?? { field, kind, count: 0, examples: [] }
    altered.set(key, alteration)
    alteration.count++
    if (alteration.examples.length < FEW) alteration.examples.push({ log_id: logId, expected: expected ?? null, stored: shortened(stored) })
  }

  const add = (record: unknown, isText = false) => {
    const given = read(record, 'log_id')
    if ((typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'bigint') || given === '') throw new MissingIdError('no log_id')
    const logId = idOf(universe, given)
    const address = addressOf(logId)
    const sent: Sent | undefined = address === undefined || compared.length === 0 || typeof record !== 'object' ? undefined : streams[address.stream]!.flowLogAt(address.number)
    const end = sent?.end_time ?? (address === undefined ? Infinity : streams[address.stream]!.endOf(address.number))
    if (!count(address, logId, Number(end)) || typeof record !== 'object') return
    if (typeof given !== 'string') alter('log_id', typeof given === 'bigint' || Number.isSafeInteger(given) ? 'type-changed' : 'digits-lost', logId, logId, given)
    if (sent === undefined) return
    for (const field of compared) {
      const stored = isText ? cellValue(field, read(record, field)) : read(record, field)
      const kind = stored === sent[field] ? undefined : alterationOf(field, sent[field], stored)
      if (kind !== undefined) alter(field, kind, logId, sent[field], stored)
    }
  }

  return {
    add,
    addJson (line) {
      const logId = isPlain && unlike < MOST_UNLIKE ? ID.exec(line)?.[1] : undefined
      const address = logId === undefined ? undefined : addressOf(logId)
      if (logId !== undefined && address !== undefined && address.stream < computedStreams.length) {
        const { text, end } = lineOf(address.stream, address.number, logId)
        if (text === line) {
          count(address, logId, end)
          return
        }
        unlike++
      }
      add(JSON.parse(Buffer.from(line, 'latin1').toString()))
    },
    addBadLine (line, reason) {
      badLines.count++
      if (badLines.examples.length < FEW) badLines.examples.push({ line, reason })
    },
    hasId: record => read(record, 'log_id') !== undefined,
    found,
    result: () => ({ records, stored_twice: twice.total(), invented: invented.total(), outside, altered: [...altered.values()], examples: { never_stored: [], stored_twice: twice.examples, invented: invented.examples }, bad_lines: badLines })
  }
}

/** What a store has as id, as text. A number above 2 ** 53 has lost its last digits: of the ids that it may have been, the one with good check digits. */
function idOf ({ serialOf, logIdOf }: Universe, given: unknown): string {
  if (typeof given !== 'number' || Number.isSafeInteger(given)) return String(given)
  const serial = Math.floor(given / 100)
  const near = [serial - 1, serial, serial + 1].map(logIdOf).filter(id => Number(id) === given && serialOf(id) !== undefined)
  return near[0] ?? String(given)
}

/** A value as JSON can show it in an answer. */
function shortened (value: unknown): unknown {
  const text = JSON.stringify(value, (_, part: unknown) => typeof part === 'bigint' ? String(part) : part) ?? 'null'
  return text.length > 200 ? `${text.slice(0, 200)}...` : JSON.parse(text)
}

function createTally () {
  const examples: string[] = []
  let total = 0
  return {
    examples,
    total: () => total,
    count (logId: string): void {
      total++
      if (examples.length < FEW) examples.push(logId.slice(0, 200))
    }
  }
}
