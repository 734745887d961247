// The command line: which command, with which settings.
import { parseArgs } from 'node:util'
import { ConfigError, configFrom, flagOf, knobs, settingsFrom, variableOf, type Config, type Settings } from '../config/config.ts'
import { exportKnobs } from './export/settings.ts'
import type { Knob } from '../config/setting.ts'
import { withProfile } from '../config/profile.ts'

export const commands = {
  serve: 'serve the API (the default)',
  export: 'write the records of a window to a file or to stdout',
  openapi: "print the API's OpenAPI document",
  'admin-openapi': "the same of the mock's control surface, /__admin",
  healthcheck: 'exit 0 if the server at --host and --port answers'
} as const

export type Call =
  | { readonly command: Exclude<keyof typeof commands, 'export'>, readonly config: Config }
  | { readonly command: 'export', readonly config: Config, readonly settings: Settings<typeof exportKnobs> }
  | { readonly command: 'help' | 'version' }

type Environment = Readonly<Record<string, string | undefined>>

/** Throws ConfigError, with one line, at anything it does not understand. */
export function callOf (args: readonly string[], environment: Environment): Call {
  const { flags, positionals: [name = 'serve', ...rest] } = parsed(args)
  if (flags.help === true) return { command: 'help' }
  if (flags.version === true) return { command: 'version' }
  if (!isCommand(name)) throw new ConfigError(`unknown command ${name} (see --help)`)
  if (rest[0] !== undefined) throw new ConfigError(`unexpected argument ${rest[0]} (see --help)`)
  const fromFlags = { valueOf: (name: string) => flags[flagOf(name).slice(2)], nameOf: flagOf }
  const config = configFrom(withProfile([
    fromFlags,
    { valueOf: name => environment[variableOf(name)] || undefined, nameOf: variableOf } // empty is as good as unset
  ]))
  if (name === 'export') return { command: name, config, settings: settingsFrom(exportKnobs, [fromFlags]) }
  const stray = Object.keys(exportKnobs).find(knob => fromFlags.valueOf(knob) !== undefined)
  if (stray !== undefined) throw new ConfigError(`${flagOf(stray)} is a flag of export (see --help)`)
  return { command: name, config }
}

function isCommand (name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name)
}

function parsed (args: readonly string[]): { flags: Readonly<Record<string, unknown>>, positionals: readonly string[] } {
  const settings = Object.entries<Knob<unknown>>({ ...knobs, ...exportKnobs }).map(([name, { shape, many = false }]) => [flagOf(name).slice(2), { type: shape === '' ? 'boolean' : 'string', multiple: many }] as const)
  const options = { ...Object.fromEntries(settings), help: { type: 'boolean' }, version: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { flags: values, positionals }
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split(/\.?\s*\n|\. /)
    throw new ConfigError(`${line} (see --help)`)
  }
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
    ...columns([...rowsOf(knobs), ['--help', 'this text'], ['--version', 'the version']]),
    '',
    'Flags of export, beside those of the world:',
    ...columns(rowsOf(exportKnobs))
  ].join('\n')
}

function rowsOf (table: Readonly<Record<string, Knob<unknown>>>): ReadonlyArray<readonly [string, string]> {
  return Object.entries(table).map(([name, { shape, about, presetSaid }]) => [`${flagOf(name)} ${shape}`.trimEnd(), `${about} [${presetSaid}]`])
}

function columns (rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
  const width = Math.min(32, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`)
}
