/** What the first request to a firewall, and the first use of a filter, cost. */
import type { Question } from '../../src/search/page.ts'
import { median } from '../median.ts'
import type { Figure } from './figure.ts'
import { questionOf, timePage, universesAt } from './page-time.ts'

export function firstRequests (): Figure[] {
  const universes = universesAt()
  const first: number[] = []
  const second: number[] = []
  for (let i = 0; i < 40; i++) {
    const start = performance.now()
    const universe = universes('p', `firewall ${i}`)
    timePage(universe, questionOf(i))
    first.push(performance.now() - start)
    second.push(timePage(universe, questionOf(1_000 + i)))
  }
  return [
    { name: 'first request to a firewall over a second one', value: median(first) - median(second), unit: 'ms', most: 60 },
    { name: 'the very first one of the process', value: first[0]! - second[0]!, unit: 'ms' }
  ]
}

export function firstFilters (): Figure[] {
  const universe = universesAt()('p', 'f')
  const firstUse = (what: string, change: (i: number) => Partial<Question>): Figure => ({
    name: `first use of ${what}`,
    value: median(Array.from({ length: 60 }, (_, i) => timePage(universe, questionOf(i, change(i))))),
    unit: 'ms',
    most: 20
  })
  return [
    firstUse('a dst_port', i => ({ filter: { dst_port: 1_000 + i } })),
    firstUse('a src_port', i => ({ filter: { src_port: 50_000 + i } })),
    firstUse('a src_ip', i => ({ filter: { src_ip: `198.18.0.${i}` } })),
    firstUse('a src_port, over 50 years', i => ({ from: i, filter: { src_port: 40_000 + i } })),
    firstUse('three filters', i => ({ filter: { direction: 'in2out', protocol: 'TCP', dst_port: i } }))
  ]
}
