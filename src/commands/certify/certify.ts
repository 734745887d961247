/** The command `certify`: a collector through every condition that breaks collectors. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Config } from '../../config/config.ts'
import { requireRoomForKernel } from '../../kernel/kernel.ts'
import { version } from '../../package.ts'
import { logStream } from '../log-stream.ts'
import { startCollector, type Collector } from './collector.ts'
import { conditions, LEVELS, type Condition } from './condition.ts'
import { junitOf } from './junit.ts'
import { pageOf } from './page.ts'
import { reportOf, type Report, type Result } from './report.ts'
import { runCondition } from './run-condition.ts'
import type { CertifySettings } from './settings.ts'
import { tableOf } from './table.ts'

export interface CertifyTask {
  readonly settings: CertifySettings
  readonly child: readonly string[]
  /** The settings of the mock under a condition. */
  readonly configUnder: (presets: Readonly<Record<string, unknown>>) => Config
  /** The flags of the mock, as they were given. */
  readonly flags: readonly string[]
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const FAILED = 3
const INCONCLUSIVE = 4
const NOT_RUN = 127

/** Gives the exit code: 0 only if nothing failed, 3 if something did, 4 if the only trouble is inconclusive, 127 if the command cannot be run. `system` gives ms since 1970. */
export async function certify ({ settings, child, configUnder, flags }: CertifyTask, system: () => number): Promise<number> {
  const { only, full, seconds, once, parallel, list } = settings
  const chosen = conditions(only)
  if (list) {
    for (const { id, title, why, level } of chosen) process.stdout.write(`${id.padEnd(4)}  ${title}: ${why} (level ${level}: ${LEVELS[level - 1]})\n`)
    return 0
  }
  requireRoomForKernel()
  const timeOf = (condition: Condition) => ({ ...condition, ...full && condition.full, ...seconds !== undefined && { seconds } })
  const waiting = chosen.toSorted((a, b) => timeOf(b).seconds - timeOf(a).seconds)
  const folder = mkdtempSync(join(tmpdir(), 'cfw-certify-'))
  const running = new Set<Collector>()
  const signals: Array<(typeof SIGNALS)[number]> = [] // that came
  const onSignal = (name: (typeof SIGNALS)[number]) => {
    signals.push(name)
    waiting.length = 0
    for (const collector of running) collector.signal('SIGKILL')
  }
  for (const name of SIGNALS) process.on(name, onSignal)
  let complaint: string | undefined // of a command that cannot be run
  const began = system()
  try {
    const log = await logStream(process.stderr)
    const sleep = async (ms: number) => setTimeout(ms, undefined, { ref: false })
    const results: Result[] = []
    const work = async () => {
      for (let condition = waiting.shift(); condition !== undefined; condition = waiting.shift()) {
        const time = timeOf(condition)
        const lag = full ? condition.full.lag : undefined
        const config = configUnder({ profile: condition.id, ...lag !== undefined && { lag } })
        const result = await runCondition(condition, config, time, {
          system,
          sleep,
          log,
          start: environment => {
            const collector = startCollector(child, { environment, folder: join(folder, time.id), once, sleep })
            running.add(collector)
            collector.exit.then(code => {
              running.delete(collector)
              if (code !== NOT_RUN || !collector.lastWords().startsWith('cannot run ')) return
              complaint = collector.lastWords()
              waiting.length = 0
            })
            return collector
          }
        })
        const alone = ['certify', '--only', condition.id, ...flags, ...full ? ['--full'] : [], ...once ? ['--once'] : [], '--seconds', String(time.seconds)]
        const byHand = ['exec', '--profile', condition.id, ...flags, ...lag === undefined ? [] : ['--lag', String(lag)], '--history', String(time.history), '--for', `${time.seconds}s`]
        const reproduce = ['cfw-mock', ...once || condition.records.length > 0 ? alone : byHand, '--', ...child]
        results.push({ ...result, reproduce: reproduce.map(quoted).join(' ') })
        process.stderr.write(`${results.length} of ${chosen.length}: ${condition.id} ${result.status}\n`)
      }
    }
    await Promise.all(Array.from({ length: parallel }, work))
    const [signal] = signals
    if (signal !== undefined) return 128 + constants.signals[signal]
    if (complaint !== undefined) {
      process.stderr.write(`cfw-mock: ${complaint}`)
      return NOT_RUN
    }
    const report = reportOf(chosen.flatMap(({ id }) => results.find(result => result.id === id) ?? []), {
      version: version(),
      command: child.map(quoted).join(' '),
      seed: configUnder({}).seed,
      mode: full ? 'full' : 'quick',
      seconds: Math.round((system() - began) / 1_000)
    })
    write(report, settings)
    return report.counts.failed > 0 ? FAILED : report.counts.inconclusive > 0 ? INCONCLUSIVE : 0
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal)
    rmSync(folder, { recursive: true, force: true })
  }
}

function write (report: Report, { json, junit, html }: CertifySettings): void {
  const asJson = `${JSON.stringify(report, null, 2)}\n`
  process.stdout.write(json === '-' ? asJson : tableOf(report))
  if (json !== undefined && json !== '-') writeFileSync(json, asJson)
  if (junit !== undefined) writeFileSync(junit, junitOf(report))
  if (html !== undefined) writeFileSync(html, pageOf(report))
}

/** As a shell reads it. */
function quoted (word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
