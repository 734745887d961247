/** The command `certify`: a collector through every condition that breaks collectors. */
import { closeSync, existsSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ConfigError, type Config } from '../../config/config.ts'
import { requireRoomForKernel } from '../../kernel/kernel.ts'
import { version } from '../../package.ts'
import { logStream } from '../log-stream.ts'
import { exitCodeOf } from '../verify/exit-code.ts'
import { fieldsOf } from '../verify/fields-of.ts'
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
  /** The flags that say how a condition runs, as they were given. */
  readonly flags: readonly string[]
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const NOT_RUN = 127

/** Gives the exit code: 0 only if nothing failed, 3 if something did, 4 if the only trouble is inconclusive, 127 if the command cannot be run. `system` gives ms since 1970. Throws ConfigError. */
export async function certify ({ settings, child, configUnder, flags }: CertifyTask, system: () => number): Promise<number> {
  const { only, full, seconds, once, parallel, list } = settings
  const chosen = conditions(only)
  if (list) {
    for (const { id, title, why, level } of chosen) process.stdout.write(`${id.padEnd(4)}  ${title}: ${why} (level ${level}: ${LEVELS[level - 1]})\n`)
    return 0
  }
  const fields = fieldsOf(settings)
  for (const name of REPORTS) requireWritable(name, settings[name])
  requireRoomForKernel()

  const timeOf = (condition: Condition) => ({ ...condition, ...full && condition.full, ...seconds !== undefined && { seconds } })
  const waiting = chosen.toSorted((a, b) => timeOf(b).seconds - timeOf(a).seconds)
  const running = new Set<Collector>()
  const early = new AbortController() // its reason is an exit code, or the error that ended all
  const endEarly = (reason: unknown) => {
    early.abort(reason)
    for (const collector of running) collector.signal('SIGKILL')
  }
  const onSignal = (name: (typeof SIGNALS)[number]) => endEarly(128 + constants.signals[name])
  for (const name of SIGNALS) process.on(name, onSignal)
  const folder = mkdtempSync(join(tmpdir(), 'cfw-certify-'))
  const began = system()
  try {
    const log = await logStream(process.stderr)
    const sleep = async (ms: number) => setTimeout(ms, undefined, { ref: false })
    const run = async (condition: Condition): Promise<Result> => {
      const { seconds, history, lag } = { lag: undefined, ...timeOf(condition) }
      const own = join(folder, condition.id)
      const start = (environment: Readonly<Record<string, string>>) => {
        early.signal.throwIfAborted()
        const collector = startCollector(child, { environment, folder: own, once, sleep })
        running.add(collector)
        collector.exit.then(code => {
          running.delete(collector)
          if (code !== NOT_RUN || !collector.lastWords().startsWith('cannot run ') || early.signal.aborted) return
          process.stderr.write(`cfw-mock: ${collector.lastWords()}`)
          endEarly(NOT_RUN)
        })
        return collector
      }
      const config = configUnder({ profile: condition.id, ...lag !== undefined && { lag } })
      const result = await runCondition(condition, config, { seconds, history }, { system, sleep, log, fields, start })
      remove(own)
      return { ...result, reproduce: ['cfw-mock', 'certify', '--only', condition.id, ...flags, '--', ...child].map(quoted).join(' ') }
    }
    const results: Result[] = []
    const work = async () => {
      for (let condition = waiting.shift(); condition !== undefined && !early.signal.aborted; condition = waiting.shift()) {
        const result = await run(condition)
        if (early.signal.aborted) return
        results.push(result)
        process.stderr.write(`${results.length} of ${chosen.length}: ${result.id} ${result.status}\n`)
      }
    }
    await Promise.all(Array.from({ length: parallel }, async () => work().catch(endEarly)))
    if (typeof early.signal.reason === 'number') return early.signal.reason
    early.signal.throwIfAborted()
    const report = reportOf(chosen.flatMap(({ id }) => results.find(result => result.id === id) ?? []), {
      isWhole: only === undefined,
      version: version(),
      command: child.map(quoted).join(' '),
      seed: configUnder({}).seed,
      mode: full ? 'full' : 'quick',
      seconds: Math.round((system() - began) / 1_000)
    })
    write(report, settings)
    const { failed, inconclusive } = report.counts
    return exitCodeOf({ complete: failed > 0 ? false : inconclusive > 0 ? null : true })
  } finally {
    for (const name of SIGNALS) process.off(name, onSignal)
    remove(folder)
  }
}

/** What cannot be removed stays, and is named: it is no outcome. */
function remove (folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch (error) {
    process.stderr.write(`cfw-mock: ${folder} stays: ${error instanceof Error ? error.message : error}\n`)
  }
}

const REPORTS = ['json', 'junit', 'html'] as const

/** A run takes minutes: what cannot be written is noticed before it, and nothing is left where there was nothing. Throws ConfigError. */
function requireWritable (name: typeof REPORTS[number], path: string | undefined): void {
  if (path === undefined || (name === 'json' && path === '-')) return
  try {
    const isNew = !existsSync(path)
    closeSync(openSync(path, 'a'))
    if (isNew) rmSync(realpathSync(path)) // of a link, what it leads to
  } catch (error) {
    throw new ConfigError(`cannot write --${name}: ${error instanceof Error ? error.message : error}`, name)
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
