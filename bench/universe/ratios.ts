/** What depth, length, filters, rate and the present cost, against a page of an hour long past. */
import type { FlowLogFilter } from '../../src/search/filter.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Figure } from '../universe.ts'
import { HOUR, medians, now, questionOf, universesAt, YEAR, type Kind } from './page-time.ts'

const ROUNDS = 1_000

export function ratios (): Figure[] {
  const universe = universesAt()('p', 'f')
  const busy = universesAt({ rate: 1_000 })('p', 'f')
  const [{ src_ip: ip = '', src_port: port = 0 } = {}] = recordsOf(pageOf(universe, questionOf(0, { filter: { dst_port: 443 } })))
  const deep = (i: number, change: Partial<Question>) => ({ from: i, to: now - 10 * 24 * HOUR - i, ...change })
  const cursors = [0, 1e6, 1e9].map(offset => Array.from({ length: 20 }, (_, i) =>
    recordsOf(pageOf(universe, questionOf(0, deep(i, { offset: offset + i * 1_000, limit: 1 }))))[0]!.log_id))
  const of = (change: (i: number) => Partial<Question>, world = universe): Kind => ({ universe: world, change })
  const filtered = (filter: FlowLogFilter) => of(() => ({ filter }))

  const ms = medians({
    hour: of(() => ({})),
    week: of(i => ({ from: now - 17 * 24 * HOUR - i * 7 })),
    years: of(i => ({ from: now - 50 * YEAR - i * 7 })),
    offset0: of(i => deep(i, { offset: i })),
    offset1e6: of(i => deep(i, { offset: 1e6 + i * 1_000 })),
    offset1e9: of(i => deep(i, { offset: 1e9 + i * 1_000 })),
    cursor0: of(i => deep(i, { logId: cursors[0]![i % 20] })),
    cursor1e6: of(i => deep(i, { logId: cursors[1]![i % 20] })),
    cursor1e9: of(i => deep(i, { logId: cursors[2]![i % 20] })),
    direction: filtered({ direction: 'in2out' }),
    port443: filtered({ dst_port: 443 }),
    address: filtered({ src_ip: ip }),
    clientPort: filtered({ src_port: port }),
    nothing: filtered({ app: 'nothing' }),
    three: filtered({ direction: 'in2out', dst_port: 443, protocol: 'TCP' }),
    yearsClientPort: of(i => ({ from: now - 50 * YEAR - i * 7, filter: { src_port: port } })),
    rate1000: of(() => ({}), busy),
    present: of(i => ({ from: now - HOUR + i, to: now + i, horizon: now + i })),
    presentFiltered: of(i => ({ from: now - HOUR + i, to: now + i, horizon: now + i, filter: { dst_port: 443 } })),
    presentOffset: of(i => ({ from: now - HOUR + i, to: now + i, horizon: now + i, offset: 1_000 })),
    presentBusy: of(i => ({ from: now - HOUR + i, to: now + i, horizon: now + i }), busy)
  }, ROUNDS)

  const ratio = (measure: string, above: string, below: string, most?: number): Figure =>
    ({ measure, value: ms[above]! / ms[below]!, unit: 'x', ...(most !== undefined && { most }) })
  return [
    { measure: 'a page of an hour in the past', value: ms['hour']! * 1_000, unit: 'us' },
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
    ratio('rate 1 000 : 1, in the past', 'rate1000', 'hour', 1.2),
    ratio('up to now, the clock moving : in the past', 'present', 'hour', 3),
    ratio('up to now, dst_port=443 : in the past, dst_port=443', 'presentFiltered', 'port443', 3),
    ratio('up to now, offset 1 000 : in the past', 'presentOffset', 'hour', 3),
    ratio('up to now at 1 000/s : in the past', 'presentBusy', 'hour')
  ]
}
