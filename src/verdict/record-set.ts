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

// Numbers are appended; they are sorted, and those that came twice dropped, when somebody looks or the room is used up.
function createNumberSet (): NumberSet {
  let numbers = new Float64Array(1_024)
  let length = 0
  let sorted = 0 // how many of them, from the first on, are in order and all different

  const settle = () => {
    if (sorted === length) return
    const all = numbers.subarray(0, length).sort()
    length = 0
    for (const number of all) if (length === 0 || number !== numbers[length - 1]) numbers[length++] = number
    sorted = length
  }
  const before = (end: number) => {
    settle()
    return indexOf(numbers, end, length)
  }
  return {
    add (number) {
      if (length === numbers.length) {
        settle()
        if (length > numbers.length / 2) {
          const larger = new Float64Array(2 * numbers.length)
          larger.set(numbers)
          numbers = larger
        }
      }
      numbers[length++] = number
    },
    has: number => numbers[before(number)] === number,
    before
  }
}

/** How many of the ascending numbers are below `value`. */
export function indexOf (numbers: ArrayLike<number>, value: number, length = numbers.length): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
