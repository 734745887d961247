// The command `exec`: runs a collector against a mock of its own and judges what it read.
import { constants } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { buildApp } from '../../app.ts'
import type { Config } from '../../config/config.ts'
import { initialFaults } from '../../faults/initial-faults.ts'
import { requireRoomForKernel } from '../../kernel/kernel.ts'
import { readRecords } from '../../records/read-records.ts'
import { reportOf } from '../../verdict/report.ts'
import type { VerdictQuery } from '../../verdict/verdict-query.ts'
import { listen } from '../listen.ts'
import { logStream } from '../log-stream.ts'
import { startChild, type Child } from './child.ts'
import { environmentOf } from './environment.ts'
import type { ExecSettings } from './settings.ts'

const HOUR = 3_600_000
const PATIENCE = 10_000 // ms, at least, for the command to read a window to its end
const GRACE = 5_000 // ms, for the command to end after a signal, and for its other walks after the first one has come to its end
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const LOST = 3
const INCONCLUSIVE = 4

/** Gives the exit code: the command's; where that is 0, 3 if records were lost, and 4 if that cannot be known. `system` gives ms since 1970. */
export async function exec ({ for: time }: ExecSettings, command: readonly string[], config: Config, system: () => number): Promise<number> {
  requireRoomForKernel()
  const app = await buildApp(config, {
    system,
    own: config.records === undefined ? [] : await readRecords(config.records),
    faults: await initialFaults(config),
    log: await logStream(process.stderr)
  })
  try {
    const { court, state: { clock } } = app
    const environment = environmentOf(config, await listen(app, config), clock.now() - HOUR)
    const child = startChild(command, { ...process.env, ...environment })
    const passOn = SIGNALS.map(name => [name, () => child.signal(name)] as const)
    for (const [name, listener] of passOn) process.on(name, listener)

    const { CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall } = environment
    const given = { project_id: project, fw_instance_id: firewall }
    const query = async (): Promise<VerdictQuery> => (await court.verdict(given)).requests > 0 ? given : {} // it may have asked for another

    /** Stops the clock so that the command can catch up, and ends it. Gives the cut of the verdict; undefined where it has not caught up. */
    const quiesce = async (): Promise<number | undefined> => {
      clock.freeze()
      const since = clock.now()
      const cut = since - config.lag
      const hasWalked = await becomes(async () => court.hasClosedWalk(await query(), since), Math.max(time ?? 0, PATIENCE), child)
      if (hasWalked) await becomes(async () => (await court.verdict({ ...await query(), cut })).complete === true, GRACE, child) // others may be under way
      child.signal('SIGTERM')
      if (await Promise.race([child.exit, setTimeout(GRACE)]) === undefined) child.signal('SIGKILL')
      return hasWalked ? cut : undefined
    }
    const early = time === undefined ? await child.exit : await Promise.race([child.exit, setTimeout(time)])
    const cut = early === undefined ? await quiesce() : undefined
    const code = early ?? codeAfterSignal(await child.exit)
    for (const [name, listener] of passOn) process.off(name, listener)

    const verdict = await court.verdict({ ...await query(), ...cut !== undefined && { cut } })
    process.stderr.write(`\n${reportOf(verdict)}`)
    const isInconclusive = early === undefined && cut === undefined
    if (isInconclusive) process.stderr.write('Inconclusive: after its time was up, no walk began and came to its end.\n')
    if (code !== 0) return code
    if (isInconclusive || verdict.complete === null) return INCONCLUSIVE
    return verdict.complete ? 0 : LOST
  } finally {
    await app.close()
  }
}

const PAUSE = 100 // ms, between two looks

/** Whether `check` holds within `ms`, before the child ends. */
async function becomes (check: () => Promise<boolean>, ms: number, { exit }: Child): Promise<boolean> {
  const over = Promise.race([setTimeout(ms), exit]).then(() => 'over' as const)
  while (!await check()) if (await Promise.race([over, setTimeout(PAUSE)]) === 'over') return check()
  return true
}

/** To end by the signal that it was sent is no failure. */
function codeAfterSignal (code: number): number {
  return code === 128 + constants.signals.SIGTERM || code === 128 + constants.signals.SIGKILL ? 0 : code
}
