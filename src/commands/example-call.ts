// A call for the shell that works as pasted, whatever the settings.
import type { Config } from '../config/config.ts'
import type { FlowLog } from '../contract/flow-log.ts'

export interface Surroundings {
  /** Where the mock listens. */
  readonly url: string
  /** On the mock's clock, in ms since 1970. */
  readonly now: number
  readonly own: readonly FlowLog[]
  /** Whether there are scenarios. */
  readonly planted?: boolean
  readonly caFile?: string | undefined
}

const project = '9d80d070b6d44942af73c9c3d38e0429'
const documented = { firewall: '2af58b7c-893c-4453-a984-bdd9b1bd6318', from: 1_663_555_012_000, to: 1_664_159_798_000 }
const hour = 3_600_000

/** Undefined where the settings let nobody in by a token. */
export function exampleCall (config: Config, surroundings: Surroundings): string | undefined {
  const { url, caFile } = surroundings
  const curl = `curl -s${caFile !== undefined ? ` --cacert ${quoted(caFile)}` : config.tlsCert !== undefined ? ' --insecure' : ''}`
  const token = tokenFor(config, `${curl} ${quoted(`${url}/v3/auth/tokens?nocatalog=true`)}`)
  const { from, to } = windowOf(config, surroundings)
  const query = new URLSearchParams({ fw_instance_id: config.firewalls?.[0] ?? documented.firewall, start_time: String(from), end_time: String(to), limit: '10' })
  return token && `${curl} -H ${token} ${quoted(`${url}/v1/${project}/cfw/logs/flow?${query}`)}`
}

// The header with a token: any, a listed one, or the one that signing in at `signIn` gives.
function tokenFor ({ auth, token, user }: Config, signIn: string): string | undefined {
  if (auth === 'any') return quoted('X-Auth-Token: any')
  if (token?.[0] !== undefined) return quoted(`X-Auth-Token: ${token[0]}`)
  const [, name, password] = /^([^:]+):(.*)$/s.exec(user?.[0] ?? '') ?? []
  if (name === undefined) return undefined
  const login = { auth: { identity: { methods: ['password'], password: { user: { name, password, domain: { name: 'cfw-mock' } } } }, scope: { project: { id: project } } } }
  return `"X-Auth-Token: $(${signIn} -o /dev/null -D - -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(login))} | tr -d '\\r' | sed -n 's/^x-subject-token: //p')"`
}

// The last day where attacks are planted; own records where there is nothing else; or the documented window; or the last hour, if the mock has no records of that window.
function windowOf ({ rate, lag, retention = Infinity }: Config, { now, own, planted = false }: Surroundings): { readonly from: number, readonly to: number } {
  if (planted) return { from: Math.max(0, now - lag - 24 * hour), to: now }
  const seen = own.filter(({ start_time: start, end_time: end }) => end + lag <= now && start >= now - retention).map(record => record.start_time)
  if (rate === 0 && seen.length > 0) return { from: seen.reduce((a, b) => Math.min(a, b)), to: seen.reduce((a, b) => Math.max(a, b)) }
  if (now - retention <= documented.from && documented.to + lag <= now) return documented
  return { from: Math.max(0, now - lag - hour), to: now }
}

/** For a POSIX shell. */
function quoted (text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
