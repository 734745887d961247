// Parses the command line and writes the help text.
import { parseArgs } from 'node:util'
import { ConfigError, configFrom, flagOf, mockSettings, settingValues, sourceOf, variableOf, type Config } from '../config/config.ts'
import type { CertifyTask } from './certify/certify.ts'
import { certifySettings, conditionSettings } from './certify/settings.ts'
import { didYouMean } from './did-you-mean.ts'
import { execSettings, type ExecSettings } from './exec/settings.ts'
import { exportSettings, type ExportSettings } from './export/settings.ts'
import type { Setting } from '../config/setting.ts'
import { withProfile } from '../config/profile.ts'
import { verifySettings, type VerifySettings } from './verify/settings.ts'

export const commands = {
  serve: 'serve the API (the default)',
  export: 'write the records of a window to a file or to stdout',
  exec: 'run a collector, as in `exec --for 20s -- COMMAND`, against a mock of its own, and judge what it read',
  verify: 'hold the store of a collector against what left a running mock (--url), or against what the flags say',
  certify: 'run a collector through every condition that breaks collectors, as in `certify -- COMMAND`',
  explain: "say why a mock with these flags answers a request for flow logs as it does, as in `explain '<url>'`",
  openapi: "print the API's OpenAPI document",
  'admin-openapi': "the same of the mock's control surface, /__admin",
  healthcheck: 'exit 0 if the server at --host and --port answers, else say why not'
} as const

export type Invocation =
  | { readonly command: Exclude<keyof typeof commands, 'export' | 'exec' | 'certify' | 'explain' | 'verify'>, readonly config: Config }
  | { readonly command: 'exec', readonly config: Config, readonly settings: ExecSettings, readonly child: readonly string[] }
  | { readonly command: 'certify', readonly task: CertifyTask }
  | { readonly command: 'explain', readonly config: Config, readonly url: string }
  | { readonly command: 'verify', readonly config: Config, readonly settings: VerifySettings }
  | { readonly command: 'export', readonly config: Config, readonly settings: ExportSettings }
  | { readonly command: 'help' | 'version' }

type Settings = Readonly<Record<string, Setting<unknown>>>

/** The settings of a command beside those of the mock. */
const ownSettings: Readonly<Record<string, Settings>> = { export: exportSettings, exec: execSettings, certify: certifySettings, verify: verifySettings }
const needsNoMock = ['export', 'verify'] // of the mock's settings, only those of its world count

// Presets of `exec` and `certify`: a free port, no line for every request.
const execPresets: Readonly<Record<string, unknown>> = { port: 0, logLevel: 'error' }

type Environment = Readonly<Record<string, string | undefined>>

/** Throws ConfigError, with one line, at the first thing it does not understand. */
export function parseCommandLine (args: readonly string[], environment: Environment): Invocation {
  const end = args.indexOf('--') < 0 ? args.length : args.indexOf('--')
  const [{ flags, positionals: [name = 'serve', ...rest] }, child] = [parseFlags(args.slice(0, end)), args.slice(end + 1)]
  if (flags.help === true || name === 'help') return { command: 'help' }
  if (flags.version === true) return { command: 'version' }
  if (!isCommand(name)) throw new ConfigError(`unknown command ${name}${didYouMean(name, Object.keys(commands))} (see --help)`)
  const [url] = name === 'explain' ? rest.splice(0, 1) : []
  const unexpected = rest[0] ?? (name === 'exec' || name === 'certify' ? undefined : child[0])
  if (unexpected !== undefined) throw new ConfigError(`unexpected argument ${unexpected} (see --help)`)
  const fromFlags = { valueOf: (name: string) => flags[flagOf(name).slice(2)], nameOf: flagOf }
  const misplaced = Object.values(ownSettings).flatMap(Object.keys).find(flag => fromFlags.valueOf(flag) !== undefined && !Object.hasOwn(ownSettings[name] ?? {}, flag))
  if (misplaced !== undefined) {
    const owners = Object.keys(ownSettings).filter(command => Object.hasOwn(ownSettings[command]!, misplaced))
    throw new ConfigError(`${flagOf(misplaced)} is a flag of ${owners.join(' and ')} (see --help)`, misplaced)
  }
  const fromEnvironment = { valueOf: (name: string) => environment[variableOf(name)] || undefined, nameOf: variableOf } // an empty variable counts as unset
  if (name === 'certify') {
    const unfit = ['profile', 'now', 'port'].find(name => fromFlags.valueOf(name) !== undefined)
    if (unfit !== undefined) throw new ConfigError(`${flagOf(unfit)} is no flag of certify: each condition has its own (see --help)`, unfit)
    const settings = settingValues(certifySettings, [fromFlags])
    const configUnder: CertifyTask['configUnder'] = ({ profile, ...presets }) =>
      configFrom(withProfile([sourceOf({ profile }, flagOf), fromFlags, fromEnvironment, sourceOf({ ...execPresets, ...presets }, flagOf)]))
    configUnder({}) // throws at a bad flag
    if (child.length === 0 && !settings.list) throw new ConfigError('certify needs a command, after -- (see --help)')
    return { command: name, task: { settings, child, configUnder, flags: givenFlags(flags, { ...mockSettings, ...conditionSettings }) } }
  }
  const config = configFrom(withProfile([fromFlags, fromEnvironment, sourceOf(name === 'exec' ? execPresets : {}, flagOf)]))
  if (name === 'explain') {
    if (url === undefined) throw new ConfigError('explain needs the URL of a request for flow logs (see --help)')
    return { command: name, config, url }
  }
  if (name === 'export') return { command: name, config, settings: settingValues(exportSettings, [fromFlags]) }
  if (name === 'verify') return { command: name, config, settings: settingValues(verifySettings, [fromFlags]) }
  if (name !== 'exec') return { command: name, config }
  if (child.length === 0) throw new ConfigError('exec needs a command, after -- (see --help)')
  return { command: name, config, settings: settingValues(execSettings, [fromFlags]), child }
}

/** A line about each variable that has the mock's prefix and is no setting. Kubernetes sets some of those itself, so they do not stop the start. */
export function unknownVariables (environment: Environment): readonly string[] {
  const known = Object.keys(mockSettings).map(variableOf)
  return Object.keys(environment).filter(name => name.startsWith('CFW_MOCK_') && !known.includes(name)).map(name => `the variable ${name} is no setting${didYouMean(name, known)}`)
}

function isCommand (name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name)
}

/** The flags of these settings, as they were given; a secret is `***`. */
function givenFlags (flags: Readonly<Record<string, unknown>>, settings: Readonly<Record<string, Setting<unknown>>>): readonly string[] {
  return Object.entries(settings).flatMap(([name, { placeholder, secret = false }]) =>
    [flags[flagOf(name).slice(2)] ?? []].flat().flatMap(value => placeholder === '' ? [flagOf(name)] : [flagOf(name), secret ? '***' : String(value)]))
}

function parseFlags (args: readonly string[]): { flags: Readonly<Record<string, unknown>>, positionals: readonly string[] } {
  const flags = [mockSettings, ...Object.values(ownSettings)].flatMap(settings => Object.entries<Setting<unknown>>(settings))
    .map(([name, { placeholder, repeatable = false }]) => [flagOf(name).slice(2), { type: placeholder === '' ? 'boolean' : 'string', multiple: repeatable }] as const)
  const options = { ...Object.fromEntries(flags), help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: withNegativeValues(args), options, allowPositionals: true })
    return { flags: values, positionals }
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split(/\n|\. /)
    const line = first.replace(/\.$/, '')
    const [, unknown] = /^Unknown option '(--[^']+)'/.exec(line) ?? []
    throw new ConfigError(`${line}${unknown === undefined ? '' : didYouMean(unknown, Object.keys(options).map(name => `--${name}`))} (see --help)`)
  }
}

// Makes `--rate -1` the same as `--rate=-1`: the setting then says what its value must be, where parseArgs only finds it ambiguous.
function withNegativeValues (args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1)
    if (/^-\d/.test(arg) && before?.startsWith('--') === true && !before.includes('=')) joined.splice(-1, 1, `${before}=${arg}`)
    else joined.push(arg)
  }
  return joined
}

export function helpText (): string {
  return [
    'Usage: cfw-mock [command] [flags]',
    '',
    'A mock of a cloud firewall\'s flow-log API.',
    '',
    'Commands:',
    ...columns(Object.entries(commands)),
    '',
    'Flags (--log-level is also CFW_MOCK_LOG_LEVEL, and so on; the flag wins):',
    ...columns([...rowsOf(mockSettings), ['-h, --help', 'this text'], ['--version', 'the version']]),
    ...Object.entries(ownSettings).flatMap(([name, settings]) => [
      '',
      `Flags of ${name}, beside those of the ${needsNoMock.includes(name) ? 'world' : 'mock'}:`,
      ...columns(rowsOf(settings))
    ])
  ].join('\n')
}

function rowsOf (table: Settings): ReadonlyArray<readonly [string, string]> {
  return Object.entries(table).map(([name, { placeholder, description, defaultText }]) => [`${flagOf(name)} ${placeholder}`.trimEnd(), `${description} [${defaultText}]`])
}

function columns (rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
  const width = Math.min(32, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`)
}
