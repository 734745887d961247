// The records of a scope that were not delivered: found by counting and halving, so that nothing is enumerated where nothing is lost.
import { pageOf, type Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { Universe } from '../universe/universe.ts'
import type { Reason } from './causes.ts'
import type { Place } from './order.ts'
import type { Reasons } from './reasons.ts'
import { countBelow, type RecordSet } from './record-set.ts'
import { visitPage } from './visit-page.ts'

export interface LostRecord extends Place {
  /** ms since 1970; with the lag added, when it could be seen first. */
  readonly end: number
}

export interface Loss {
  readonly reason: Reason
  readonly count: number
  /** Those of them that are at hand. */
  readonly records: readonly LostRecord[]
}

export interface Search {
  readonly universe: Universe
  /** The scope: its window, filter and horizon. */
  readonly scope: Question
  readonly delivered: RecordSet
  readonly reasons: Reasons
  /** Awaited between searches. */
  readonly breathe: () => Promise<void>
}

const PAGE = 1_024 // records: so many are looked at one by one

export async function * lossesIn ({ universe, scope, delivered, reasons, breathe }: Search): AsyncGenerator<Loss, void, void> {
  const spans: Array<readonly [from: number, to: number]> = [[scope.from, scope.to]]
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span
    const part = { ...scope, from, to }
    const expected = countOf(universe, part)
    const read = delivered.between(from, to)
    await breathe()
    if (expected === read) continue
    const middle = expected <= PAGE || from === to ? undefined : middleOf(from, to, reasons.edges, read)
    if (middle !== undefined) spans.push([middle, to], [from, middle - 1])
    else if (expected > PAGE && read === 0) yield * sharesOf(part, expected)
    else {
      for (let offset = 0; offset < expected; offset += PAGE) { // more than a page only in one millisecond
        for (const record of lostOn({ ...part, limit: PAGE, offset })) yield { reason: reasonOf(record, reasons.at(record)), count: 1, records: [record] }
        await breathe()
      }
    }
  }

  /** Of a part without an edge or a delivered record inside, how many records have which reason. */
  function * sharesOf (part: Question, expected: number): Generator<Loss, void, void> {
    const records = lostOn({ ...part, order: 'newest', limit: PAGE })
    const possible = reasons.at({ start: part.from, serial: 0 })
    let [latest, counted] = [-Infinity, 0]
    for (const reason of possible) {
      latest = Math.max(latest, reason.horizon)
      const count = latest >= scope.horizon ? expected : countOf(universe, { ...part, to: Math.min(part.to, latest), horizon: latest })
      if (count > counted) yield { reason, count: count - counted, records: records.filter(record => reasonOf(record, possible) === reason) }
      counted = count
    }
  }

  /** The records on a page of the question that were not delivered. */
  function lostOn (question: Question): readonly LostRecord[] {
    const lost: LostRecord[] = []
    visitPage(pageOf(universe, question), (stream, number, serial) => {
      const { startOf, endOf } = universe.streams[stream]!
      if (!delivered.has(stream, number)) lost.push({ serial, start: startOf(number), end: endOf(number) })
    })
    return lost
  }
}

function reasonOf ({ start, end }: LostRecord, possible: readonly Reason[]): Reason {
  return possible.find(({ horizon }) => Math.max(start, end) <= horizon)! // the last one has no horizon
}

/** Where to cut a span: at its middle edge; at its middle, where it has no edge and something in it was read. */
function middleOf (from: number, to: number, edges: Float64Array, read: number): number | undefined {
  const [first, end] = [countBelow(edges, from + 1), countBelow(edges, to + 1)]
  if (first < end) return edges[(first + end) >>> 1]
  return read === 0 ? undefined : from + Math.ceil((to - from) / 2)
}
