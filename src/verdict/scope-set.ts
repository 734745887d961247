// A set of records of one span of time: a bit each, in pieces that are made when they are needed.
import { BadFieldError } from '../errors.ts'
import type { Universe } from '../universe/universe.ts'

export interface ScopeSet {
  /** Adds a record of the span, by the index of its stream and its number there. Whether it was new. */
  readonly add: (stream: number, number: number) => boolean
  readonly has: (stream: number, number: number) => boolean
  readonly isOfSpan: (stream: number, number: number) => boolean
  /** How many of its records start from `from` to `to`, both in (ms). */
  readonly between: (from: number, to: number) => number
  readonly size: () => number
}

const MOST_RECORDS = 2 ** 32 // of the span: 512 MiB, if a store has them all
const PIECE = 2 ** 20 // bits

interface Piece {
  readonly bits: Uint32Array
  count: number
}

/** `from` and `to` are both in (ms). Throws BadFieldError where the span has too many records. */
export function createScopeSet ({ streams }: Universe, from: number, to: number): ScopeSet {
  const spans = streams.map(({ rank }) => ({ rank, first: rank(from), end: rank(Math.max(from, to + 1)), pieces: new Map<number, Piece>() }))
  const records = spans.reduce((sum, { first, end }) => sum + end - first, 0)
  if (records > MOST_RECORDS) throw new BadFieldError('start_time', `must be given so that the scope has at most ${MOST_RECORDS} records: it has ${records}`)
  let size = 0
  return {
    add (stream, number) {
      const { first, pieces } = spans[stream]!
      const bit = number - first
      const piece = pieces.get(Math.floor(bit / PIECE)) ?? { bits: new Uint32Array(PIECE / 32), count: 0 }
      if (hasBit(piece, bit)) return false
      if (piece.count++ === 0) pieces.set(Math.floor(bit / PIECE), piece)
      piece.bits[(bit % PIECE) >>> 5]! |= 1 << (bit & 31)
      size++
      return true
    },
    has (stream, number) {
      const { first, pieces } = spans[stream]!
      return hasBit(pieces.get(Math.floor((number - first) / PIECE)), number - first)
    },
    isOfSpan (stream, number) {
      const { first, end } = spans[stream]!
      return number >= first && number < end
    },
    between: (from, to) => spans.reduce((sum, { rank, first, end, pieces }) => {
      const [low, high] = [Math.max(first, rank(from)) - first, Math.min(end, rank(to + 1)) - first]
      for (const [at, piece] of pieces) {
        const [begin, after] = [Math.max(low, at * PIECE), Math.min(high, (at + 1) * PIECE)]
        if (after - begin === PIECE) sum += piece.count
        else sum += countBits(piece, begin, after)
      }
      return sum
    }, 0),
    size: () => size
  }
}

function hasBit (piece: Piece | undefined, bit: number): boolean {
  return piece !== undefined && (piece.bits[(bit % PIECE) >>> 5]! & (1 << (bit & 31))) !== 0
}

/** How many bits of a piece are set, from `begin` to before `end`: 32 at a time, where a word is whole. */
function countBits (piece: Piece, begin: number, end: number): number {
  let count = 0
  for (let bit = begin; bit < end;) {
    const isWholeWord = bit % 32 === 0 && end - bit >= 32
    count += isWholeWord ? onesIn(piece.bits[(bit % PIECE) >>> 5]!) : Number(hasBit(piece, bit))
    bit += isWholeWord ? 32 : 1
  }
  return count
}

/** Of 32 bits (Warren, Hacker's Delight, 5-1). */
function onesIn (word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
