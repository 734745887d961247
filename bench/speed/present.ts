// Requests for windows up to now beside the same in the past, at several rates. A collector asks for the former.
import { median } from '../median.ts'
import { silentMock, startServer, type Server } from '../server-process.ts'
import { atLeast, atMost, table, type Bound, type Report } from './report.ts'
import { presentUrls } from './request-urls.ts'
import { load, type Measurement } from './wrk.ts'
import type { LoadOptions } from './request-rate.ts'

const LIMIT = 100
const QUESTIONS = { plain: '', offset: '&offset=1000', 'dst_port=443': '&dst_port=443', 'SSH, offset': '&app=SSH&offset=100' } as const
type Question = keyof typeof QUESTIONS
const questions = ['plain', 'offset', 'dst_port=443', 'SSH, offset'] as const satisfies readonly Question[]

interface Run {
  readonly rate: number
  readonly question: Question
  readonly when: 'past' | 'now'
  readonly server: Server
  readonly measured: Measurement[]
}

export async function measurePresent ({ rounds, seconds }: Pick<LoadOptions, 'rounds' | 'seconds'>): Promise<Report> {
  await using slow = await startServer(silentMock)
  await using busy = await startServer([...silentMock, '--rate', '1000'])
  await using busiest = await startServer([...silentMock, '--rate', '100000'])
  const runs: Run[] = [
    { rate: 1, question: 'plain', when: 'past', server: slow, measured: [] },
    ...questions.flatMap((question): Run[] => [
      { rate: 1_000, question, when: 'past', server: busy, measured: [] },
      { rate: 1_000, question, when: 'now', server: busy, measured: [] },
      { rate: 100_000, question, when: 'now', server: busiest, measured: [] }
    ])
  ]
  for (let round = -1; round < rounds; round++) { // the first warms up
    for (const { server, question, when, measured } of runs) {
      const measurement = await load({ server, urls: presentUrls(LIMIT, when, QUESTIONS[question]) }, round < 0 ? 1 : seconds)
      if (round >= 0) measured.push(measurement)
    }
  }
  const results = runs.map(({ rate, question, when, measured }) => ({
    rate, question, when, requests: median(measured.map(({ rate }) => rate)), processor: median(measured.map(({ processor }) => processor))
  }))
  const of = (rate: number, question: Question, when: Run['when']) => results.find(result => result.rate === rate && result.question === question && result.when === when)!
  const costs = (above: { readonly requests: number }, below: { readonly requests: number }) => above.requests / below.requests
  return {
    name: 'present',
    figures: results,
    table: table(['flows/s', 'window', 'question', 'requests/s', 'cpu us'], results.map(({ rate, when, question, requests, processor }) =>
      [rate, when === 'now' ? 'up to now' : 'in the past', question, requests.toFixed(0), processor.toFixed(0)])),
    bounds: [
      atLeast(0.8, '1 000 flows/s / 1, in the past', costs(of(1_000, 'plain', 'past'), of(1, 'plain', 'past'))),
      ...questions.flatMap((question): Bound[] => [
        atLeast(0.67, `up to now / in the past, 1 000 flows/s, ${question}`, costs(of(1_000, question, 'now'), of(1_000, question, 'past'))),
        atMost(5, `ms a request, up to now, 100 000 flows/s, ${question}`, of(100_000, question, 'now').processor / 1_000)
      ])
    ]
  }
}
