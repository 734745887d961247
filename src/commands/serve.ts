// The command `serve`: the app listens until a signal comes.
import closeWithGrace from 'close-with-grace'
import { adminAccess } from '../config/admin-access.ts'
import { buildApp } from '../app.ts'
import type { Config } from '../config/config.ts'
import { schemeOf } from '../config/scheme.ts'
import { endWithParent } from './end-with-parent.ts'
import { exampleCall } from './example-call.ts'
import { requireRoomForKernel } from '../kernel/kernel.ts'
import { listen } from './listen.ts'
import { logStream } from './log-stream.ts'
import { version } from '../package.ts'

const closeTimeout = 5_000 // ms, for requests in flight when a signal comes

/** `system` gives ms since 1970. Throws ListenError, with one line, if the port cannot be opened. */
export async function serve (config: Config, system: () => number): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // who reads it may leave
  requireRoomForKernel()
  const own = config.records === undefined ? [] : await (await import('../records/read-records.ts')).readRecords(config.records)
  const faults = config.faults === undefined && config.profile === undefined ? [] : await (await import('../faults/initial-faults.ts')).initialFaults(config)
  const scenarios = config.scenario === undefined && config.profile === undefined ? [] : (await import('../scenarios/scenarios-from.ts')).scenariosFrom(config.scenario, config.profile)
  const certificate = schemeOf(config) === 'http' ? undefined : await (await import('./certificate.ts')).certificateOf(config, system())
  const app = await buildApp(config, { system, own, scenarios, faults, certificate, log: await logStream(process.stderr) })
  const url = await listen(app, config)
  const { close } = closeWithGrace({ delay: closeTimeout }, async ({ err }) => {
    if (err !== undefined) process.stderr.write(`${err.stack}\n`)
    await app.close()
  })
  endWithParent(process.env.npm_lifecycle_event, close)
  print(`cfw-mock ${version()} listening at ${url} (seed ${config.seed})`)
  const note = adminNote(config)
  if (note !== undefined) process.stderr.write(`cfw-mock: ${note}\n`)
  if (config.records !== undefined) for (const line of (await import('../records/summary.ts')).summaryOf(own)) process.stderr.write(`cfw-mock: ${line}\n`)
  const call = exampleCall(config, { url, own, planted: scenarios.length > 0, caFile: certificate?.caFile, now: config.now ?? system() })
  print(call ?? 'nobody can sign in with a token: --auth strict without --token and --user')
  if (certificate?.caFile !== undefined) print(`certificate to trust: ${certificate.caFile}`)
  if (adminAccess(config) !== 'off') print(`console, to watch and to steer: ${url}/__admin/console`)
  if (adminAccess(config) !== 'off') print(`docs, to read and to try: ${url}/__admin/docs`)
  if (config.profile !== undefined || faults.length > 0) print(`in force: ${config.profile === undefined ? '' : `profile ${config.profile}, `}${faults.length} fault rules`)
  if (scenarios.length > 0) print(`planted: ${scenarios.map(({ id }) => id).join(', ')}`)
}

function print (line: string): void {
  process.stdout.write(`${line}\n`)
}

function adminNote (config: Config): string | undefined {
  switch (adminAccess(config)) {
    case 'local': case 'token': return undefined
    case 'off': return `/__admin is off but for health: ${config.noAdmin ? '--no-admin' : 'not a loopback address, and neither --admin-token nor --open-admin'}`
    case 'open': return '/__admin is open to everybody who reaches this port: --open-admin'
  }
}
