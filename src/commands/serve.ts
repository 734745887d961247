// The command `serve`: the app listens until a signal comes.
import closeWithGrace from 'close-with-grace'
import { adminAccess } from '../config/admin-access.ts'
import { buildApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import { endWithParent } from './end-with-parent.ts'
import { listen } from './listen.ts'
import { logStream } from './log-stream.ts'
import { version } from '../package.ts'

const closeTimeout = 5_000 // ms, for requests in flight when a signal comes
const hour = 3_600_000

/** `system` gives ms since 1970. Throws ListenError, with one line, if the port cannot be opened. */
export async function serve (config: Config, system: () => number): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // who reads it may leave
  const own = config.records === undefined ? [] : await (await import('../records/read-records.ts')).readRecords(config.records)
  const faults = config.faults === undefined && config.profile === undefined ? [] : await (await import('../faults/initial-faults.ts')).initialFaults(config)
  const app = await buildApp(config, { system, own, faults, log: await logStream(process.stderr) })
  const url = await listen(app, config)
  const { close } = closeWithGrace({ delay: closeTimeout }, async ({ err }) => {
    if (err !== undefined) process.stderr.write(`${err.stack}\n`)
    await app.close()
  })
  endWithParent(process.env.npm_lifecycle_event, close)
  process.stdout.write(`cfw-mock ${version()} listening at ${url} (seed ${config.seed})\n`)
  if (adminAccess(config) === 'off') process.stderr.write(`cfw-mock: /__admin is off but for health: ${config.noAdmin ? '--no-admin' : 'not a loopback address, and no --admin-token'}\n`)
  process.stdout.write(`${exampleCall(url, config, config.now ?? system())}\n`)
}

// The documented example; the last hour instead, if the mock has no records of the example's window.
function exampleCall (url: string, { retention = Infinity }: Config, now: number): string {
  const example = { from: 1_663_555_012_000, to: 1_664_159_798_000 }
  const isVisible = now - retention <= example.from && example.to <= now
  const { from, to } = isVisible ? example : { from: now - hour, to: now }
  const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
  const query = `fw_instance_id=${firewall}&start_time=${from}&end_time=${to}&limit=10`
  return `curl -s -H 'X-Auth-Token: any' '${url}/v1/9d80d070b6d44942af73c9c3d38e0429/cfw/logs/flow?${query}'`
}
