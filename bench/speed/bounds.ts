// What the figures must be.
import type { ExportRates } from './export-rate.ts'
import type { Memory } from './memory.ts'
import type { Contender, Result } from './request-rate.ts'
import type { Start } from './start-time.ts'

export interface Figures {
  readonly results: readonly Result[]
  readonly start: Start | undefined
  readonly memory: Memory | undefined
  readonly exporting: ExportRates | undefined
}

export interface Verdict {
  readonly what: string
  readonly figure: number
  readonly must: string
  readonly holds: boolean
}

const MB = 1_000_000

/** [of, against, by limit: the least ratio of their requests per second] */
const RATIOS = [
  ['ours', 'bare node:http', { 10: 0.5, 100: 0.3, 1024: 0.25 }],
  ['ours', 'objects, JSON.stringify', { 10: 1.3, 100: 4, 1024: 7 }],
  ['ours', 'faker per record', { 10: 5, 100: 20, 1024: 30 }],
  ['ours, with a filter', 'ours', { 100: 0.8 }]
] as const satisfies ReadonlyArray<readonly [Contender, Contender, Readonly<Record<number, number>>]>

export function verdictsOn ({ results, start, memory, exporting }: Figures): readonly Verdict[] {
  const ratios = RATIOS.flatMap(([of, against, bounds]) => Object.entries(bounds).flatMap(([limit, bound]) => {
    const ratio = ratioOf(results, Number(limit), of, against)
    return ratio === undefined ? [] : [atLeast(bound, `${of} / ${against}, limit ${limit}`, ratio)]
  }))
  return [
    ...ratios,
    ...(start === undefined ? [] : [atMost(2.5, 'start to ready line / Fastify hello-world', start.ours / start.hello)]),
    ...(memory === undefined
      ? []
      : [
          atMost(130, 'resident memory after start, MB', memory.afterStart / MB),
          atMost(40, `its growth over ${memory.requests} requests, MB`, (memory.afterRequests - memory.afterStart) / MB)
        ]),
    ...(exporting === undefined ? [] : [atLeast(4, 'export / JSON.stringify', exporting.lines / exporting.stringified)])
  ]
}

export function ratioOf (results: readonly Result[], limit: number, of: Contender, against: Contender): number | undefined {
  const rateOf = (wanted: Contender) => results.find(({ limit: its, contender }) => its === limit && contender === wanted)?.median.rate
  const [rate, other] = [rateOf(of), rateOf(against)]
  return rate === undefined || other === undefined ? undefined : rate / other
}

function atLeast (bound: number, what: string, figure: number): Verdict {
  return { what, figure, must: `at least ${bound}`, holds: figure >= bound }
}

function atMost (bound: number, what: string, figure: number): Verdict {
  return { what, figure, must: `at most ${bound}`, holds: figure <= bound }
}
