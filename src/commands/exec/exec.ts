// The command `exec`: runs a collector against a mock of its own and judges what it read.
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Config } from '../../config/config.ts'
import { requireRoomForKernel } from '../../kernel/kernel.ts'
import { reportOf } from '../../verdict/report.ts'
import { exitCodeOf } from '../verify/exit-code.ts'
import { storeOf } from '../verify/store-of.ts'
import { logStream } from '../log-stream.ts'
import { startChild } from './child.ts'
import { runAgainst } from './run-against.ts'
import { startMock } from './start-mock.ts'
import type { ExecSettings } from './settings.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Gives the exit code: the command's; where that is 0, 3 if records were lost, never stored or altered, and 4 if that cannot be known. `system` gives ms since 1970. */
export async function exec (settings: ExecSettings, command: readonly string[], config: Config, system: () => number): Promise<number> {
  const { for: time, history } = settings
  requireRoomForKernel()
  const { app, environment } = await startMock(config, { history, system, log: await logStream(process.stderr) })
  const output = settings.stored === '-' ? temporaryFile() : undefined
  const file = output?.path ?? settings.stored
  const store = file === undefined ? undefined : storeOf(file, settings)
  try {
    const passOn = SIGNALS.map(name => [name, () => child.signal(name)] as const)
    for (const [name, listener] of passOn) process.on(name, listener) // first: without a listener a signal ends this process and leaves the command
    const child = startChild(command, { env: { ...process.env, ...environment }, stdio: ['inherit', output?.descriptor ?? 'inherit', 'inherit'] })
    const asked = { project_id: environment.CFW_PROJECT_ID, fw_instance_id: environment.CFW_FIREWALL_ID }
    const run = await runAgainst(app, child, { asked, time, lag: config.lag, sleep: async ms => setTimeout(ms, undefined, { ref: false }) })
    for (const [name, listener] of passOn) process.off(name, listener)

    const { code, caughtUp, stoppedAt, query } = run
    const verdict = store === undefined ? run.verdict : await app.court.verdict({ ...query, ...caughtUp && stoppedAt !== undefined && { cut: stoppedAt - config.lag } }, store)
    process.stderr.write(`\n${reportOf(verdict)}`)
    if (!caughtUp) process.stderr.write('Inconclusive: after its time was up, no walk began and came to its end.\n')
    if (code !== 0) return code
    return caughtUp ? exitCodeOf(verdict) : exitCodeOf({ complete: null })
  } finally {
    output?.remove()
    await app.close()
  }
}

/** For what a command writes. Only at its end is it known what should be there. */
function temporaryFile () {
  const folder = mkdtempSync(join(tmpdir(), 'cfw-mock-'))
  const path = join(folder, 'stored')
  return { path, descriptor: openSync(path, 'w'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
