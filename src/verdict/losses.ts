// The records of a scope that were not delivered: found by counting and halving, so that nothing is enumerated where nothing is lost.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { pageOf, type Question } from '../search/page.ts'
import { countOf, pagesOf } from '../search/pages-of.ts'
import type { Universe } from '../universe/universe.ts'
import { eachOnPage } from './page-read.ts'
import type { Position } from './position.ts'
import { indexOf, type RecordSet } from './record-set.ts'

export interface LostRecord extends Position {
  /** ms since 1970. */
  readonly end: number
}

export interface LossVisitor {
  readonly record: (record: LostRecord) => void
  /** So many records, all that there are from `from` to `to` (ms, both in): none was delivered, and no edge lies inside. */
  readonly stretch: (from: number, to: number, count: number) => void
}

const FEW = 1_024 // records, as many as a page has: so many are looked at one by one

/**
 * `question`: the scope, as its window, filter and horizon. `edges`, ascending, are the times (ms) at which a stretch must be cut, so
 * that what is said of a part of it holds for the whole. `breathe` is awaited between searches.
 */
export async function visitLosses (universe: Universe, question: Question, delivered: RecordSet, edges: readonly number[], visitor: LossVisitor, breathe: () => Promise<void>): Promise<void> {
  const spans: Array<readonly [from: number, to: number]> = [[question.from, question.to]]
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span
    const part = { ...question, from, to }
    const expected = countOf(universe, part)
    const read = delivered.between(from, to)
    if (expected === read) continue
    const cut = expected <= FEW || from === to ? undefined : cutOf(from, to, edges, read)
    if (cut !== undefined) {
      spans.push([cut, to], [from, cut - 1])
    } else if (expected > FEW && from !== to) {
      visitor.stretch(from, to, expected)
    } else {
      for (const page of pagesOf(universe, { ...part, limit: FEW })) {
        const records: LostRecord[] = []
        eachOnPage(page, (stream, number) => { if (!delivered.has(stream, number)) records.push(lostRecord(universe, stream, number)) })
        records.forEach(visitor.record)
        await breathe()
      }
    }
    await breathe()
  }
}

/** Where to cut a span: at its middle edge, or, where it has none, at its middle, unless nothing in it was read. */
function cutOf (from: number, to: number, edges: readonly number[], read: number): number | undefined {
  const [first, end] = [indexOf(edges, from + 1), indexOf(edges, to + 1)]
  if (first < end) return edges[(first + end) >>> 1]
  return read === 0 ? undefined : from + Math.ceil((to - from) / 2)
}

/** Up to five of the records that a question finds. */
export function someOf (universe: Universe, question: Question): readonly LostRecord[] {
  const records: LostRecord[] = []
  eachOnPage(pageOf(universe, { ...question, limit: 5, offset: 0 }), (stream, number) => { records.push(lostRecord(universe, stream, number)) })
  return records
}

function lostRecord ({ streams }: Universe, stream: number, number: number): LostRecord {
  const { id, startOf, endOf } = streams[stream]!
  return { serial: number * STREAMS + id, start: startOf(number), end: endOf(number) }
}
