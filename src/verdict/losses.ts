// The records of a scope that were not delivered: found by counting and halving, so that nothing is enumerated where nothing is lost.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { pageOf, type Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { Universe } from '../universe/universe.ts'
import type { Position } from './position.ts'
import { countBelow, type RecordSet } from './record-set.ts'

export interface LostRecord extends Position {
  /** ms since 1970. */
  readonly end: number
}

export interface LossVisitor {
  readonly record: (record: LostRecord) => void
  /** `count` records, all from `from` to `to` (ms, both in): none was delivered, and no edge lies inside. */
  readonly stretch: (from: number, to: number, count: number) => void
}

export interface Search {
  /** The scope: its window, filter and horizon. */
  readonly question: Question
  readonly delivered: RecordSet
  /** The times (ms), ascending, at which a stretch is cut, so that what is said of a part of it holds for the whole. */
  readonly edges: readonly number[]
  /** Awaited between searches. */
  readonly breathe: () => Promise<void>
}

const FEW = 1_024 // records, as many as a page has: so many are looked at one by one

export async function visitLosses (universe: Universe, { question, delivered, edges, breathe }: Search, visitor: LossVisitor): Promise<void> {
  const spans: Array<readonly [from: number, to: number]> = [[question.from, question.to]]
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span
    const part = { ...question, from, to }
    const expected = countOf(universe, part)
    const read = delivered.between(from, to)
    await breathe()
    if (expected === read) continue
    const cut = expected <= FEW || from === to ? undefined : cutOf(from, to, edges, read)
    if (cut !== undefined) spans.push([cut, to], [from, cut - 1])
    else if (expected > FEW && read === 0) visitor.stretch(from, to, expected)
    else {
      for (let offset = 0; offset < expected; offset += FEW) { // more than a few only in one millisecond
        someOf(universe, { ...part, limit: FEW, offset }, delivered).forEach(visitor.record)
        await breathe()
      }
    }
  }
}

/** Where to cut a span: at its middle edge; at its middle, where it has no edge and something in it was read. */
function cutOf (from: number, to: number, edges: readonly number[], read: number): number | undefined {
  const [first, end] = [countBelow(edges, from + 1), countBelow(edges, to + 1)]
  if (first < end) return edges[(first + end) >>> 1]
  return read === 0 ? undefined : from + Math.ceil((to - from) / 2)
}

/** The records on a page of the question that were not delivered. */
export function someOf (universe: Universe, question: Question, delivered: RecordSet): readonly LostRecord[] {
  const { kernel, streams } = universe
  const lost = Array.from({ length: pageOf(universe, question).count }, (_, i) => [kernel.pageRecordStream(i), kernel.pageRecordNumber(i)] as const)
    .filter(([stream, number]) => !delivered.has(stream, number))
  return lost.map(([stream, number]) => {
    const { id, startOf, endOf } = streams[stream]!
    return { serial: number * STREAMS + id, start: startOf(number), end: endOf(number) }
  })
}
