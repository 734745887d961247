// A set of records, as sorted numbers by stream: 8 bytes a record, and a count between two times costs a few look-ups.
import type { Universe } from '../universe/universe.ts'

export interface RecordSet {
  readonly add: (stream: number, number: number) => void
  readonly has: (stream: number, number: number) => boolean
  /** How many of its records start from `from` to `to`, both in (ms). */
  readonly between: (from: number, to: number) => number
  readonly size: () => number
}

export function createRecordSet ({ streams }: Universe): RecordSet {
  const parts = streams.map(createNumberSet)
  return {
    add: (stream, number) => parts[stream]!.add(number),
    has: (stream, number) => parts[stream]!.has(number),
    between: (from, to) => streams.reduce((sum, { rank }, stream) => sum + parts[stream]!.before(rank(to + 1)) - parts[stream]!.before(rank(from)), 0),
    size: () => parts.reduce((sum, part) => sum + part.before(Infinity), 0)
  }
}

interface NumberSet {
  readonly add: (number: number) => void
  readonly has: (number: number) => boolean
  /** How many of its numbers are below `end`. */
  readonly before: (end: number) => number
}

const MOST_UNSORTED = 65_536 // numbers: to sort and merge so many takes a few ms

// Numbers wait unsorted; when somebody looks, or when there are many, they are sorted and merged into the others, each once.
function createNumberSet (): NumberSet {
  let sorted = new Float64Array()
  const unsorted = new Float64Array(MOST_UNSORTED)
  let waiting = 0

  const settle = () => {
    if (waiting === 0) return
    sorted = merged(sorted, unsorted.subarray(0, waiting).sort())
    waiting = 0
  }
  const before = (end: number) => {
    settle()
    return indexOf(sorted, end)
  }
  return {
    add (number) {
      if (waiting === MOST_UNSORTED) settle()
      unsorted[waiting++] = number
    },
    has: number => sorted[before(number)] === number,
    before
  }
}

/** Two ascending sequences as one, without what came twice. */
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
export function indexOf (numbers: ArrayLike<number>, value: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
