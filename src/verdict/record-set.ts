// A set of records: sorted numbers, 8 bytes a record. How many start between two times costs a few look-ups.
import type { Universe } from '../universe/universe.ts'

export interface RecordSet {
  /** A record, by the index of its stream and its number there. */
  readonly add: (stream: number, number: number) => void
  readonly has: (stream: number, number: number) => boolean
  /** How many of its records start from `from` to `to`, both in (ms). */
  readonly between: (from: number, to: number) => number
  readonly size: () => number
}

const MOST_UNSORTED = 65_536 // records: to sort so many takes a few ms
const KEYS = 2 ** 50 // of each stream: no record's number reaches it (see src/universe/log-id.ts)

/** Records wait unsorted until somebody looks or there are many. Then they are sorted and merged into the others. */
export function createRecordSet ({ streams }: Universe): RecordSet {
  let sorted = new Float64Array()
  const unsorted = new Float64Array(MOST_UNSORTED)
  let waiting = 0
  const settle = () => {
    if (waiting > 0) sorted = merged(sorted, unsorted.subarray(0, waiting).sort())
    waiting = 0
    return sorted
  }
  const startBefore = (time: number, stream: number) => countBelow(settle(), stream * KEYS + streams[stream]!.rank(time))
  return {
    add (stream, number) {
      if (waiting === MOST_UNSORTED) settle()
      unsorted[waiting++] = stream * KEYS + number
    },
    has: (stream, number) => settle()[countBelow(sorted, stream * KEYS + number)] === stream * KEYS + number,
    between: (from, to) => streams.reduce((sum, _, stream) => sum + startBefore(to + 1, stream) - startBefore(from, stream), 0),
    size: () => settle().length
  }
}

/** Two ascending sequences as one, each number once. */
function merged (a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const all = new Float64Array(a.length + b.length)
  let length = 0
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const next = j === b.length || a[i]! <= b[j]! ? a[i++]! : b[j++]!
    if (length === 0 || next !== all[length - 1]) all[length++] = next
  }
  return all.slice(0, length)
}

/** How many of the ascending numbers are below `value`. */
export function countBelow (numbers: ArrayLike<number>, value: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
