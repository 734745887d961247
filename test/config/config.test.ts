import t from 'tap'
import { configFrom, sourceOf, flagOf, mockSettings, variableOf } from '../../src/config/config.ts'

const from = (...given: ReadonlyArray<Readonly<Record<string, unknown>>>) => configFrom(given.map(values => sourceOf(values, flagOf)))

t.test('without a source, the defaults', async t => {
  t.strictSame(from(), {
    port: 8_080,
    host: '127.0.0.1',
    tls: undefined,
    tlsCert: undefined,
    tlsKey: undefined,
    publicUrl: undefined,
    trustProxy: false,
    seed: 1,
    rate: 1,
    resolution: '1ms',
    lag: 0,
    retention: undefined,
    now: undefined,
    order: 'newest',
    total: 'matched',
    protocol: 'name',
    firewalls: undefined,
    auth: 'any',
    user: undefined,
    token: undefined,
    tokenTtl: 86_400_000,
    accessKey: undefined,
    secretKey: undefined,
    records: undefined,
    scenario: undefined,
    profile: undefined,
    faults: undefined,
    journal: 16_384,
    adminToken: undefined,
    openAdmin: false,
    noAdmin: false,
    compression: 'on',
    requestTimeout: 30_000,
    idleTimeout: 75_000,
    maxConnections: 10_000,
    logLevel: 'info'
  })
})

t.test('the first source wins', async t => {
  t.match(from({ port: '1' }, { port: '2', seed: '3' }), { port: 1, seed: 3 })
})

t.test('values and their texts mean the same', async t => {
  const rows = [
    ['port', '0', 0], ['port', 65_535, 65_535], ['seed', '9007199254740991', Number.MAX_SAFE_INTEGER], ['rate', '0', 0], ['rate', '0.001', 0.001], ['rate', 2.5, 2.5],
    ['now', '2026-01-31T12:00:00Z', 1_769_860_800_000], ['now', '1769860800000', 1_769_860_800_000], ['now', 1_769_860_800_000, 1_769_860_800_000],
    ['now', new Date(1_769_860_800_000), 1_769_860_800_000], ['now', '2026-01-31T12:00', 1_769_860_800_000], ['now', '2026-01-31T13:00:00+01:00', 1_769_860_800_000], ['now', '2026-01-31', 1_769_817_600_000], ['now', '2024-02-29', 1_709_164_800_000], ['now', '1970-01-01', 0], ['now', new Date(5), 5], ['now', 100_000_000_000, 100_000_000_000], ['now', '2699-12-31T23:59:59.999Z', 23_036_572_799_999],
    ['retention', '7d', 604_800_000], ['retention', 5, 5], ['lag', 'PT90S', 90_000], ['order', 'oldest', 'oldest'], ['firewalls', 'a, b', ['a', 'b']], ['firewalls', ['a'], ['a']],
    ['token', ['a,b', 'c'], ['a', 'b', 'c']], ['user', 'demo:s:ecret', ['demo:s:ecret']], ['tokenTtl', '15m', 900_000],
    ['publicUrl', 'https://cfw.example:8443/a/', 'https://cfw.example:8443/a'], ['publicUrl', 'HTTP://Cfw.Example:80', 'http://cfw.example'],
    ['openAdmin', true, true], ['openAdmin', 'true', true], ['openAdmin', false, false], ['openAdmin', 'false', false],
    ['logLevel', 'silent', 'silent'], ['resolution', '1s', '1s']
  ] as const
  for (const [name, given, value] of rows) t.strictSame(from({ [name]: given })[name], value, `${name} ${given}`)
})

t.test('a bad value is one line that names the setting, what it must be and what came', async t => {
  const rows = [
    ['port', '65536', '--port must be an integer from 0 to 65535, got "65536"'],
    ['seed', '-1', '--seed must be an integer from 0 to 9007199254740991, got "-1"'],
    ['seed', 1.5, '--seed must be an integer from 0 to 9007199254740991, got 1.5'],
    ['rate', '0.0001', '--rate must be 0 or a number from 0.001 to 100000, got "0.0001"'],
    ['rate', '1e3', '--rate must be 0 or a number from 0.001 to 100000, got "1e3"'],
    ['openAdmin', 'yes', '--open-admin must be true or false, got "yes"'],
    ['order', 'newst', '--order must be one of newest, oldest, got "newst"'],
    ['retention', '7', '--retention must be a duration such as 90s, 15m, 2h, 7d or PT90S, got "7"'],
    ['now', 'today', '--now must be a time in ISO 8601, such as 2026-01-31T12:00:00Z, or in ms since 1970 from 100000000000 on, before the year 2700, got "today"'],
    ['now', '2026-13-01', '--now must be a time in ISO 8601, such as 2026-01-31T12:00:00Z, or in ms since 1970 from 100000000000 on, before the year 2700, got "2026-13-01"'],
    ['now', '2026-02-31', '--now must be a time in ISO 8601, such as 2026-01-31T12:00:00Z, or in ms since 1970 from 100000000000 on, before the year 2700, got "2026-02-31"'],
    ['now', '2022', /^--now must be .*, got "2022"$/],
    ['now', 99_999_999_999, /^--now must be .*, got 99999999999$/],
    ['now', '2025-02-29T00:00:00Z', /^--now must be .*, got "2025-02-29T00:00:00Z"$/],
    ['now', '2700-01-01', /^--now must be .*, before the year 2700, got "2700-01-01"$/],
    ['firewalls', 'a,,b', '--firewalls must be names with commas between, got "a,,b"'],
    ['user', 'demo', '--user must be name:password, with commas between, got "demo"'],
    ['accessKey', 'AK', 'every --access-key needs its --secret-key, and the other way round'],
    ...['cfw.example', 'ftp://cfw.example', 'https://cfw.example?a=b', 'https://me@cfw.example'].map(url => ['publicUrl', url, `--public-url must be an address such as https://cfw.example:8443, got "${url}"`] as const),
    ['tlsCert', 'cert.pem', '--tls-cert and --tls-key need each other'],
    ['tlsKey', 'key.pem', '--tls-cert and --tls-key need each other'],
    ['logLevel', 'loud', '--log-level must be one of trace, debug, info, warn, error, fatal, silent, got "loud"']
  ] as const
  for (const [name, given, message] of rows) t.throws(() => from({ [name]: given }), { message })
})

t.test('names', async t => {
  t.equal(flagOf('logLevel'), '--log-level')
  t.equal(variableOf('logLevel'), 'CFW_MOCK_LOG_LEVEL')
  t.ok(Object.values(mockSettings).every(({ description }) => !description.endsWith('.')))
})
