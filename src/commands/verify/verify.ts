// The command `verify`: the store of a collector, held against what a running mock sent, or against what the flags say that a mock would have sent.
import { ConfigError, type Config } from '../../config/config.ts'
import { createCourt } from '../../verdict/court.ts'
import { reportOf } from '../../verdict/report.ts'
import type { Verdict } from '../../verdict/verdict-schema.ts'
import { parseFilter } from '../export/filter.ts'
import { universesOf } from '../universes-of.ts'
import { exitCodeOf } from './exit-code.ts'
import type { VerifySettings } from './settings.ts'
import { bytesOf, storeOf } from './store-of.ts'

/** Gives the exit code. `now` is in ms since 1970. Throws ConfigError. */
export async function verify (settings: VerifySettings, config: Config, now: number): Promise<number> {
  if (settings.stored === undefined) throw new ConfigError('--stored is missing', 'stored')
  const verdict = settings.url === undefined ? await verdictByFlags(settings.stored, settings, config, config.now ?? now) : await verdictOfMock(settings.stored, settings.url, settings, config)
  process.stdout.write(reportOf(verdict))
  return exitCodeOf(verdict)
}

async function verdictByFlags (stored: string, settings: VerifySettings, config: Config, now: number): Promise<Verdict> {
  const { project, firewall, from, to = now, filter = '' } = settings
  if (project === undefined) throw missing('project')
  if (firewall === undefined) throw missing('firewall')
  if (from === undefined) throw missing('from')
  if (from > to) throw new ConfigError('--from must not be after --to', 'from')
  if (config.firewalls?.includes(firewall) === false) throw new ConfigError(`--firewall must be one of --firewalls, got ${firewall}`, 'firewall')
  const journal = { * entries () {}, overwritten: () => ({ requests: 0, newest: -Infinity }) }
  const court = createCourt({ settings: config, journal, universeOf: await universesOf(config, now), faults: { list: () => [] }, clock: { now: () => now, history: () => 0 } })
  return court.verdict({ project_id: project, fw_instance_id: firewall, start_time: from, end_time: to, ...parseFilter(filter) }, storeOf(stored, settings))
}

async function verdictOfMock (stored: string, url: string, settings: VerifySettings, { adminToken }: Config): Promise<Verdict> {
  const { project, firewall, from, to, filter = '', idField, field = [], strict } = settings
  const query = new URLSearchParams()
  const given = { project_id: project, fw_instance_id: firewall, start_time: from, end_time: to, ...parseFilter(filter), id_field: idField, strict: strict || undefined }
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.append(name, String(value))
  for (const text of field) query.append('field', text)
  const response = await fetch(`${url}/__admin/verdict?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', accept: 'application/json', ...adminToken !== undefined && { authorization: `Bearer ${adminToken}` } },
    body: bytesOf(stored),
    duplex: 'half'
  }).catch(error => { throw error.cause instanceof ConfigError ? error.cause : new Error(`cannot ask ${url}: ${error.cause?.message ?? error.message}`) })
  const text = await response.text()
  if (response.headers.get('content-type')?.startsWith('application/json') !== true) throw new Error(`${url} answers ${response.status}, and not in JSON: it is no mock`)
  const answer: Verdict & { readonly error?: string, readonly error_msg?: string } = JSON.parse(text)
  if (response.status === 400) throw new ConfigError(answer.error ?? '')
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${answer.error ?? answer.error_msg}`)
  return answer
}

const missing = (name: string) => new ConfigError(`--${name} is missing, or --url`, name)
