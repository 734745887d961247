// Hostile traffic against a server of its own: many clients that are slow, leave, hang, send rubbish, and more worlds than are kept.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { draw, keyOf } from '../../src/universe/draw.ts'
import { spawnServer } from '../helpers/server.ts'
import { answeredQuestions } from './answered-questions.ts'
import { hostileClients } from './hostile-clients.ts'
import { metricIn } from './metric-in.ts'
import type { SoakReport } from './soak.ts'

const execute = promisify(execFile)
const now = '2026-01-31T12:00:00Z'
const seed = 7
const clients = 64
const mostQuestions = 360 // of thirty worlds, more than are kept
const near = 60 // questions that are asked at a time, of five worlds
const stepTime = 100 // ms, until the first of them goes and another comes
const sampleTime = 2_000 // ms
const patience = 10_000 // ms, for the last connections to be forgotten, and for the server to end

/** Runs for `seconds`, or until the server ends. */
export async function hostileSoak (seconds: number): Promise<SoakReport> {
  const { child, origin } = await spawnServer(['--now', now, '--seed', String(seed), '--log-level', 'warn', '--request-timeout', '2s'], 'inherit')
  const exit = once(child, 'exit')
  const questions = answeredQuestions(seed, Math.min(mostQuestions, near + Math.ceil(seconds * 1_000 / stepTime)), Date.parse(now))
  const visits = Object.entries(hostileClients)
  const wrong: string[] = []
  const memory: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1_000
  const isOver = () => performance.now() > end || child.exitCode !== null
  let requests = 0
  let draws = 0

  const pick = (count: number) => draw(keyOf('hostile'), draws++) % count
  const question = () => {
    requests++
    const first = Math.floor((performance.now() - begin) / stepTime)
    return questions[(first + pick(near)) % questions.length]!
  }
  const port = Number(new URL(origin).port)
  const surroundings = { origin, connect: () => connect(port, '127.0.0.1').on('error', () => {}), pick, question, complain: (what: string) => { wrong.push(what) } }
  const client = async () => {
    while (!isOver()) {
      const [name, visit] = visits[pick(visits.length)]!
      await visit(surroundings).catch((error: unknown) => wrong.push(`${name}: ${error}`))
    }
  }
  const metrics = async () => (await fetch(`${origin}/__admin/metrics`)).text()
  const sample = async () => {
    while (!isOver()) {
      await setTimeout(Math.min(sampleTime, Math.max(0, end - performance.now())))
      memory.push(await residentMemoryOf(child.pid))
    }
  }

  try {
    await metrics() // the lag is measured from here on
    await Promise.all([sample(), ...Array.from({ length: clients }, client)])
    if (child.exitCode !== null) return { seconds, requests, faulted: 0, wrong: [...wrong, 'the server has ended'], memory, lag: [] }
    const lag = [metricIn(await metrics(), 'nodejs_eventloop_lag_p99_seconds') * 1_000]
    const forgotten = performance.now() + patience
    while (metricIn(await metrics(), 'cfw_mock_pending') > 0 && performance.now() < forgotten) await setTimeout(50)
    const pending = metricIn(await metrics(), 'cfw_mock_pending')
    if (pending > 0) wrong.push(`${pending} answers wait for clients that have left`)
    child.kill('SIGTERM')
    const [code, signal] = await Promise.race([exit, setTimeout(patience, ['still runs'], { ref: false })])
    if (code !== 0) wrong.push(`after SIGTERM: ${code ?? signal}`)
    return { seconds, requests, faulted: 0, wrong, memory, lag }
  } finally {
    child.kill('SIGKILL')
  }
}

/** Bytes. Not from /__admin/metrics: a look at it begins a new measurement of the lag. */
async function residentMemoryOf (pid: number | undefined): Promise<number> {
  const { stdout } = await execute('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) * 1_024
}
