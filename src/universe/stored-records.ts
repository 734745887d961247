/** The records of a world that are not computed, the user's own and planted ones: sorted by start and numbered in that order. */
import type { FlowLog } from '../contract/flow-log.ts'
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import type { ProtocolStyle } from './cast.ts'
import type { LogIds } from './log-id.ts'
import { indexNamed, nameAt, plantedFlowLog, scenarioAt, type PlantedRecords } from './planted-records.ts'
import { numbersTo, sortedNumbers } from './sorted-numbers.ts'

/** The id of their stream: the last one for which serial numbers have room. */
export const STORED_STREAM = 7

/** The user's own records, the same in all worlds. */
export interface OwnRecords {
  readonly records: readonly FlowLog[]
  readonly indexOf: (logId: string) => number | undefined
}

export interface StoredRecords {
  readonly own: OwnRecords
  readonly planted: PlantedRecords
  /** By number: the index of an own record, or the number of own records + the index of a planted one. */
  readonly indices: Uint32Array
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Their numbers: ascending, and by falling end. */
  readonly all: Uint32Array
  readonly byEnd: Uint32Array
  /** The longest duration (ms). */
  readonly longest: number
  readonly recordAt: (n: number) => FlowLog
  readonly logIdAt: (n: number) => string
  readonly numberOf: (logId: string) => number | undefined
  /** The scenario that planted the record, if one did. */
  readonly labelAt: (n: number) => string | undefined
  /** The planted record of this index; undefined where an own record took its place. */
  readonly plantedAt: (index: number) => FlowLog | undefined
}

export function ownRecordsFrom (records: readonly FlowLog[]): OwnRecords {
  const indices = new Map(records.map(({ log_id: id }, index) => [id, index]))
  return { records, indexOf: logId => indices.get(logId) }
}

/** An own record takes the place of the planted one with its id. Of those that start together own ones come first, in the order of their file. */
export function storedRecordsOf (own: OwnRecords, planted: PlantedRecords, ids: LogIds, style: ProtocolStyle): StoredRecords {
  const count = own.records.length
  const plantedIndexOf = (logId: string) => {
    const serial = ids.read(logId)
    return serial !== undefined && serial % STREAMS === STORED_STREAM ? indexNamed(planted, Math.floor(serial / STREAMS)) : undefined
  }
  const unsortedStarts = concatenated(own.records.map(record => record.start_time), planted.starts)
  const unsortedEnds = concatenated(own.records.map(record => record.end_time), planted.ends)
  const replaced = new Set(own.records.flatMap(record => plantedIndexOf(record.log_id) ?? []))
  const sorted = sortedNumbers(unsortedStarts)
  const indices = replaced.size === 0 ? sorted : sorted.filter(index => index < count || !replaced.has(index - count))
  const [numbers, starts, ends] = [new Uint32Array(sorted.length), new Float64Array(indices.length), new Float64Array(indices.length)]
  let longest = 0
  for (let n = 0; n < indices.length; n++) {
    const index = indices[n]!
    numbers[index] = n
    starts[n] = unsortedStarts[index]!
    ends[n] = unsortedEnds[index]!
    longest = Math.max(longest, ends[n]! - starts[n]!)
  }
  const plantedIdOf = (index: number) => ids.write(nameAt(planted, index) * STREAMS + STORED_STREAM)
  const plantedAt = (index: number) => plantedFlowLog(planted, index, plantedIdOf(index), style)
  return {
    own,
    planted,
    indices,
    starts,
    ends,
    all: numbersTo(indices.length),
    byEnd: sortedNumbers(ends).reverse(),
    longest,
    logIdAt (n) {
      const index = indices[n]!
      return index < count ? own.records[index]!.log_id : plantedIdOf(index - count)
    },
    recordAt (n) {
      const index = indices[n]!
      return index < count ? own.records[index]! : plantedAt(index - count)
    },
    numberOf (logId) {
      const plantedIndex = plantedIndexOf(logId)
      const index = own.indexOf(logId) ?? (plantedIndex === undefined ? undefined : count + plantedIndex)
      return index === undefined ? undefined : numbers[index]
    },
    labelAt: n => indices[n]! < count ? undefined : scenarioAt(planted, indices[n]! - count).id,
    plantedAt: index => replaced.has(index) ? undefined : plantedAt(index)
  }
}

function concatenated (one: readonly number[], other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
