/** What depth, window length, filters, rate and the present cost, compared with a page of an hour in the past. */
import type { FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Figure } from './figure.ts'
import { HOUR, medians, now, NUMBERS_PER_SERIES, questionOf, STEP, universesAt, YEAR, type Series } from './page-time.ts'

const ROUNDS = 1_000

export function pageRatios (): Figure[] {
  const universe = universesAt()('p', 'f')
  const busy = universesAt({ rate: 1_000 })('p', 'f')
  const [{ src_ip: ip = '', src_port: port = 0 } = {}] = recordsOf(pageOf(universe, questionOf(0, { filter: { dst_port: 443 } })))
  const deep = (i: number, offset: number): Partial<Question> => ({ from: i, offset: offset + i % NUMBERS_PER_SERIES * (offset === 0 ? 1 : 1_000) })
  const after = (i: number, offset: number): Partial<Question> => {
    const [record] = recordsOf(pageOf(universe, { ...questionOf(i, deep(i, offset)), limit: 1 }))
    return { from: i, logId: record!.log_id }
  }
  const of = (change: (i: number) => Partial<Question>, world = universe): Series => ({ universe: world, change })
  const upToNow = (i: number) => ({ from: now - HOUR + i * STEP, to: now + i * STEP, horizon: now + i * STEP })
  const filtered = (filter: FlowLogFilter) => of(() => ({ filter }))

  const inTurn = medians({
    hour: of(() => ({})),
    week: of(i => ({ from: questionOf(i).to - 7 * 24 * HOUR })),
    years: of(i => ({ from: now - 50 * YEAR - i })),
    offset0: of(i => deep(i, 0)),
    offset1e6: of(i => deep(i, 1e6)),
    offset1e9: of(i => deep(i, 1e9)),
    cursor0: of(i => after(i, 0)),
    cursor1e6: of(i => after(i, 1e6)),
    cursor1e9: of(i => after(i, 1e9)),
    direction: filtered({ direction: 'in2out' }),
    port443: filtered({ dst_port: 443 }),
    address: filtered({ src_ip: ip }),
    clientPort: filtered({ src_port: port }),
    nothing: filtered({ app: 'nothing' }),
    three: filtered({ direction: 'in2out', dst_port: 443, protocol: 'TCP' }),
    yearsClientPort: of(i => ({ from: now - 50 * YEAR - i, filter: { src_port: port } })),
    present: of(i => upToNow(i)),
    presentFiltered: of(i => ({ ...upToNow(i), filter: { dst_port: 443 } })),
    presentOffset: of(i => ({ ...upToNow(i), offset: 1_000 })),
    presentBusy: of(i => upToNow(i), busy)
  }, ROUNDS)
  // Apart from the others: a universe that is asked one question in twenty has lost its place in the caches by its turn.
  const rates = medians({ rate1: of(() => ({})), rate1000: of(() => ({}), busy) }, ROUNDS)

  const ms = { ...inTurn, ...rates }
  const ratio = (name: string, above: string, below: string, most?: number): Figure =>
    ({ name, value: ms[above]! / ms[below]!, unit: 'x', ...(most !== undefined && { most }) })
  return [
    { name: 'a page of an hour in the past', value: ms['hour']! * 1_000, unit: 'us' },
    ratio('depth 1e6 : 0, by offset', 'offset1e6', 'offset0', 1.2),
    ratio('depth 1e9 : 0, by offset', 'offset1e9', 'offset0', 1.2),
    ratio('depth 1e6 : 0, by cursor', 'cursor1e6', 'cursor0', 1.2),
    ratio('depth 1e9 : 0, by cursor', 'cursor1e9', 'cursor0', 1.2),
    ratio('offset : cursor, at depth 1e9', 'offset1e9', 'cursor1e9'),
    ratio('a week : an hour', 'week', 'hour', 1.2),
    ratio('50 years : an hour', 'years', 'hour', 1.2),
    ratio('direction : no filter', 'direction', 'hour', 3),
    ratio('dst_port=443 : no filter', 'port443', 'hour', 3),
    ratio('one src_ip : no filter', 'address', 'hour', 3),
    ratio('one src_port : no filter', 'clientPort', 'hour', 3),
    ratio('one that matches nothing : no filter', 'nothing', 'hour', 1),
    ratio('three at once : no filter', 'three', 'hour', 3),
    ratio('one src_port over 50 years : no filter', 'yearsClientPort', 'hour', 3),
    ratio('rate 1 000 : 1, in the past', 'rate1000', 'rate1', 1.2),
    ratio('up to now, the clock moving : in the past', 'present', 'hour', 3),
    ratio('up to now, dst_port=443 : in the past, dst_port=443', 'presentFiltered', 'port443', 3),
    ratio('up to now, offset 1 000 : in the past', 'presentOffset', 'hour', 3),
    ratio('up to now at 1 000/s : in the past', 'presentBusy', 'hour')
  ]
}
