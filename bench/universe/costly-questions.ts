/** The most expensive questions we know, each by its median. */
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { median } from '../median.ts'
import type { Figure } from './figure.ts'
import { HOUR, now, questionOf, timePage, universesAt, YEAR } from './page-time.ts'

const MOST = 50 // ms
const ROUNDS = 7

export function costlyQuestions (): Figure[] {
  const own = Array.from({ length: 10_000 }, (_, i) => ({
    log_id: `own-${i}`, start_time: now - HOUR - i % 1_000, end_time: now + (i % 3 - 1) * HOUR, dst_port: i % 7
  }))
  const rare = universesAt({ rate: 0.001 })('p', 'f')
  const usual = universesAt()('p', 'f')
  const busy = universesAt({ rate: 100_000 })('p', 'f')
  const ticking = universesAt({ rate: 100_000, resolution: '1s' })('p', 'f')
  const withOwn = universesAt({}, own)('p', 'f')
  const onlyOwn = universesAt({ rate: 0 }, own)('p', 'f')
  const ever = (i: number): Partial<Question> => ({ from: now - 50 * YEAR + i, to: now - 24 * HOUR, horizon: now + i })
  const present = (i: number): Partial<Question> => ({ from: now - 50 * YEAR + i, to: now + i, horizon: now + i })
  const hour = (i: number): Partial<Question> => ({ from: now - HOUR + i, to: now + i, horizon: now + i })
  const rareClient = rareClientOf(busy)

  const cases: ReadonlyArray<readonly [string, Universe, (i: number) => Partial<Question>, Partial<Question>]> = [
    ['0.001/s, 50 years, one src_port and src_ip', rare, ever, { filter: rareClientOf(rare), limit: 1_024 }],
    ['1/s, 50 years, one src_port and src_ip', usual, ever, { filter: rareClientOf(usual), limit: 1_024 }],
    ['100 000/s, 50 years, one src_port and src_ip', busy, ever, { filter: rareClient, limit: 1_024 }],
    ['100 000/s, 50 years, one src_port and src_ip, offset', busy, ever, { filter: rareClient, limit: 1_024, offset: 1_000_000 }],
    ['100 000/s, up to now, one src_port and src_ip, offset', busy, present, { filter: rareClient, limit: 1_024, offset: 1_000_000 }],
    ['100 000/s, up to now, one src_port', busy, hour, { filter: { src_port: 40_000 } }],
    ['100 000/s, up to now, one src_port, offset', busy, hour, { filter: { src_port: 40_000 }, offset: 1_000 }],
    ['100 000/s, up to now', busy, hour, {}],
    ['100 000/s, up to now, offset', busy, hour, { offset: 1_000_000 }],
    ['100 000/s, up to now, SSH', busy, hour, { filter: { app: 'SSH' } }],
    ['100 000/s, up to now, SSH, offset', busy, hour, { filter: { app: 'SSH' }, offset: 1_000 }],
    ['100 000/s, up to now, direction, offset', busy, hour, { filter: { direction: 'in2out' }, offset: 5_000, limit: 1_024 }],
    ['100 000/s, up to now, oldest first, offset to the end', busy, hour, { order: 'oldest', offset: 203_000_000 }],
    ['100 000/s in whole seconds, up to now, offset', ticking, hour, { offset: 1_000_000, limit: 1_024 }],
    ['100 000/s in whole seconds, past, dst_port=443, offset', ticking, ever, { filter: { dst_port: 443 }, offset: 1e9, limit: 1_024 }],
    ['1 000/s, up to now, direction, offset', universesAt({ rate: 1_000 })('p', 'f'), hour, { filter: { direction: 'in2out' }, offset: 5_000, limit: 1_024 }],
    ['1/s, up to now, SSH', usual, present, { filter: { app: 'SSH' }, limit: 1_024 }],
    ['1/s, offset far beyond the end', usual, present, { offset: Number.MAX_SAFE_INTEGER }],
    ['1/s, a window that has not begun, one src_port', usual, () => ({ from: 9e15, to: 9e15 }), { filter: { src_port: 40_000 } }],
    ['10 000 own records beside 1/s, up to now', withOwn, present, { limit: 1_024, offset: 5_000 }],
    ['10 000 own records beside 1/s, up to now, filter', withOwn, present, { limit: 1_024, offset: 50, filter: { dst_port: 3 } }],
    ['10 000 own records alone, up to now', onlyOwn, present, { limit: 1_024, offset: 2_000 }]
  ]
  return cases.map(([name, universe, window, change]) => ({
    name,
    value: median(Array.from({ length: ROUNDS }, (_, i) => timePage(universe, questionOf(i, { ...window(i), ...change }))).slice(1)),
    unit: 'ms',
    most: MOST
  }))
}

/** The address and port of one unanswered session from outside, which rarely come together. */
function rareClientOf (universe: Universe): { src_ip: string, src_port: number } {
  const noise = recordsOf(pageOf(universe, questionOf(0, { from: now - YEAR, filter: { direction: 'out2in' }, limit: 1_024 })))
  const { src_ip: ip = '', src_port: port = 0 } = noise.find(({ src_ip: ip, dst_host: host }) => host === undefined && ip !== undefined && !ip.includes(':'))!
  return { src_ip: ip, src_port: port }
}
