/** What it costs to ask for the first time: a firewall, a filter. */
import type { Figure } from './figure.ts'
import { ask, median, questionOf, universesAt } from './page-time.ts'

export function firstRequests (): Figure[] {
  const universes = universesAt()
  const first: number[] = []
  const second: number[] = []
  for (let i = 0; i < 40; i++) {
    const start = performance.now()
    const universe = universes('p', `firewall ${i}`)
    ask(universe, questionOf(i))
    first.push(performance.now() - start)
    second.push(ask(universe, questionOf(1_000 + i)))
  }
  return [
    { measure: 'first request to a firewall over a second one', value: median(first) - median(second), unit: 'ms', most: 60 },
    { measure: 'the very first one of the process', value: first[0]! - second[0]!, unit: 'ms' }
  ]
}

export function firstFilters (): Figure[] {
  const universe = universesAt()('p', 'f')
  const timesOf = (change: (i: number) => Parameters<typeof questionOf>[1]) =>
    median(Array.from({ length: 60 }, (_, i) => ask(universe, questionOf(i, change(i)))))
  return [
    { measure: 'first use of a dst_port', value: timesOf(i => ({ filter: { dst_port: 1_000 + i } })), unit: 'ms', most: 20 },
    { measure: 'first use of a src_port', value: timesOf(i => ({ filter: { src_port: 50_000 + i } })), unit: 'ms', most: 20 },
    { measure: 'first use of a src_ip', value: timesOf(i => ({ filter: { src_ip: `198.18.0.${i}` } })), unit: 'ms', most: 20 },
    { measure: 'first use of a src_port, over 50 years', value: timesOf(i => ({ from: i, filter: { src_port: 40_000 + i } })), unit: 'ms', most: 20 },
    { measure: 'first use of three filters', value: timesOf(i => ({ filter: { direction: 'in2out', protocol: 'TCP', dst_port: i } })), unit: 'ms', most: 20 }
  ]
}
