// A set of records: sorted numbers by stream, 8 bytes a record. How many start between two times costs a few look-ups.
import type { Universe } from '../universe/universe.ts'

export interface RecordSet {
  /** A record, by the index of its stream and its number there. */
  readonly add: (stream: number, number: number) => void
  readonly has: (stream: number, number: number) => boolean
  /** How many of its records start from `from` to `to`, both in (ms). */
  readonly between: (from: number, to: number) => number
  readonly size: () => number
}

export function createRecordSet ({ streams }: Universe): RecordSet {
  const sets = streams.map(createNumberSet)
  const sum = (count: (set: NumberSet, stream: number) => number) => sets.reduce((total, set, stream) => total + count(set, stream), 0)
  return {
    add: (stream, number) => sets[stream]!.add(number),
    has: (stream, number) => sets[stream]!.has(number),
    between: (from, to) => sum((set, stream) => set.countBelow(streams[stream]!.rank(to + 1)) - set.countBelow(streams[stream]!.rank(from))),
    size: () => sum(set => set.countBelow(Infinity))
  }
}

type NumberSet = ReturnType<typeof createNumberSet>

const MOST_UNSORTED = 65_536 // numbers: to sort and merge so many takes a few ms

/** Numbers wait unsorted until somebody looks or there are many. Then they are sorted and merged into the others. */
function createNumberSet () {
  let sorted = new Float64Array()
  const unsorted = new Float64Array(MOST_UNSORTED)
  let waiting = 0
  const settle = () => {
    if (waiting > 0) sorted = merged(sorted, unsorted.subarray(0, waiting).sort())
    waiting = 0
    return sorted
  }
  return {
    add (number: number): void {
      if (waiting === MOST_UNSORTED) settle()
      unsorted[waiting++] = number
    },
    has: (number: number): boolean => sorted[countBelow(settle(), number)] === number,
    countBelow: (end: number): number => countBelow(settle(), end)
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
