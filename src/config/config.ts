// Every setting of the mock, once. Flags, variables, help text, validation and the options of createMock come from this table; a test compares docs/settings.md with it.
import { optional, secret, setting, type Setting } from './setting.ts'
import { echo } from '../validation/echo.ts'
import { baseUrl, choice, clockInstant, duration, integer, list, logins, path, text, toggle, zeroOr } from './value-type.ts'

export const mockSettings = {
  port: setting(integer(0, 65_535), 8_080, 'TCP port to listen at; 0 picks a free one'),
  host: setting(text, '127.0.0.1', 'address to listen at'),
  tls: optional(choice('self-signed'), 'none', 'https with a certificate for localhost, made at the start'),
  tlsCert: optional(path, 'none', 'https with the certificate in this file, in PEM'),
  tlsKey: optional(path, 'none', 'its private key, in PEM'),
  publicUrl: optional(baseUrl, 'where the caller came', 'where clients reach the mock: what links and the catalog point to'),
  trustProxy: setting(toggle, false, 'takes scheme and host from X-Forwarded-Proto and X-Forwarded-Host'),
  seed: setting(integer(0, Number.MAX_SAFE_INTEGER), 1, 'which world; same seed, same answers'),
  rate: setting(zeroOr(0.001, 100_000), 1, 'flows a second of each firewall, on average; 0 leaves own records alone'),
  resolution: setting(choice('1ms', '1s'), '1ms', 'grain of the times in records'),
  lag: setting(duration, 0, 'how long after its end a flow can be seen'),
  retention: optional(duration, 'for ever', 'how long records are kept'),
  now: optional(clockInstant, 'the system clock', 'freezes the clock at this time'),
  order: setting(choice('newest', 'oldest'), 'newest', 'which records come first'),
  total: setting(choice('matched', 'int32', 'page'), 'matched', "what `total` counts: all matches, these up to 2147483647, or the page's records"),
  protocol: setting(choice('name', 'number'), 'name', 'how records write the protocol: TCP or 6'),
  firewalls: optional(list, 'every id', 'ids that exist; any other is an error'),
  auth: setting(choice('any', 'strict'), 'any', 'whom to let in: any token or signature, or only those below'),
  user: secret(optional(logins, 'nobody', 'who can sign in under `--auth strict`; repeatable')),
  token: secret(optional(list, 'none', 'tokens good for every project, beside those handed out; repeatable')),
  tokenTtl: setting(duration, 86_400_000, 'how long a token handed out is good', '24h'),
  accessKey: optional(list, 'none', 'access keys (AK) that can sign requests; repeatable'),
  secretKey: secret(optional(list, 'none', 'their secret keys (SK), in the same order; repeatable')),
  records: optional(path, 'none', 'own records to serve too: JSON or CSV'),
  scenario: optional(list, 'none', 'attacks to plant in the traffic: names (docs/scenarios.md) or files; repeatable'),
  profile: optional(text, 'none', 'faults, scenarios and settings by name: steady, throttled, flaky, outage, slow, long-sessions, ties, late, malformed, demo'),
  faults: optional(path, 'none', 'fault rules to begin with: a JSON array'),
  journal: setting(integer(0, 1_000_000), 16_384, 'how many requests are remembered; 0 is off'),
  adminToken: secret(optional(text, 'none', 'who calls /__admin must send it as Bearer; without it /__admin is for loopback addresses only')),
  openAdmin: setting(toggle, false, 'lets everybody who reaches the port use /__admin, where there is no admin token'),
  noAdmin: setting(toggle, false, 'leaves out /__admin, but for health'),
  compression: setting(choice('on', 'off'), 'on', 'whether callers that accept gzip get it'),
  requestTimeout: setting(duration, 30_000, 'how long a request may take to come in; 0 is for ever', '30s'),
  idleTimeout: setting(duration, 75_000, 'how long a connection is kept open for the next request', '75s'),
  maxConnections: setting(integer(1, 1_000_000), 10_000, 'connections at once; any more are closed'),
  logLevel: setting(choice('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'), 'info', 'what to log on stderr; requests are info')
} as const

export type SettingValues<Table> = { readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value> ? Value : never }
export type Config = SettingValues<typeof mockSettings>

/** A source of values by setting name. `nameOf` gives a setting's name in that source (`--port`, `CFW_MOCK_PORT`). */
export interface Source {
  readonly valueOf: (name: string) => unknown
  readonly nameOf: (name: string) => string
}

/** A source of these values. Its names are the settings' own, unless `nameOf` gives others. */
export function sourceOf (values: Readonly<Record<string, unknown>>, nameOf: Source['nameOf'] = name => name): Source {
  return { valueOf: name => values[name], nameOf }
}

/** `field` is the name of the setting to blame, as createMock takes it; undefined where it is none. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'CFW_MOCK_CONFIG'
  readonly field: string | undefined

  constructor (message: string, field?: string) {
    super(message)
    this.field = field
  }
}

/** The first source that has a value for a setting wins. Throws ConfigError, with one line, at the first bad value. */
export function configFrom (sources: readonly Source[]): Config {
  const config = settingValues(mockSettings, sources)
  const [from] = sources
  const named = (name: string) => from?.nameOf(name) ?? name
  if (config.accessKey?.length !== config.secretKey?.length) throw new ConfigError(`every ${named('accessKey')} needs its ${named('secretKey')}, and the other way round`, 'accessKey')
  if ((config.tlsCert === undefined) !== (config.tlsKey === undefined)) throw new ConfigError(`${named('tlsCert')} and ${named('tlsKey')} need each other`, 'tlsCert')
  if (config.tls !== undefined && config.tlsCert !== undefined) throw new ConfigError(`${named('tls')} and ${named('tlsCert')} exclude each other`, 'tls')
  return config
}

/** The same for another table of settings. */
export function settingValues<const Table extends Readonly<Record<string, Setting<unknown>>>> (table: Table, sources: readonly Source[]): SettingValues<Table> {
  return Object.assign({}, ...Object.entries(table).map(([name, setting]) => ({ [name]: settingValue<unknown>(name, setting, sources) })))
}

/** The value of one setting. */
export function settingValue<Value> (name: string, setting: Setting<Value>, sources: readonly Source[]): Value {
  for (const { valueOf, nameOf } of sources) {
    const given = valueOf(name)
    if (given === undefined) continue
    const value = setting.read(given)
    if (value !== undefined) return value
    throw new ConfigError(`${nameOf(name)} must be ${setting.expected}, got ${echo(given)}`, name)
  }
  return setting.defaultValue
}

/** `logLevel` is `--log-level` on the command line. */
export function flagOf (name: string): string {
  return `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

/** `logLevel` is `CFW_MOCK_LOG_LEVEL` in the environment. */
export function variableOf (name: string): string {
  return `CFW_MOCK_${name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`
}
