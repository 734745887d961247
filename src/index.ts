// What `import { createMock } from 'cfw-mock'` gives: the same mock in your process, with or without a port.
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp } from './app.ts'
import type { Clock } from './clock.ts'
import { ConfigError, configFrom, knobs, type Config } from './config/config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import { rulesOf } from './faults/rules-of.ts'
import { initialFaults } from './faults/initial-faults.ts'
import type { Journal } from './journal/journal.ts'
import { listenTo } from './commands/listen.ts'
import { logTo } from './commands/log-stream.ts'
import { withProfile } from './config/profile.ts'
import { readRecords, recordsFrom } from './records/read-records.ts'

export { ConfigError, type Clock, type FaultRule, type FlowLog }
export type { FlowLogPage } from './contract/flow-log-page.ts'
export type { FlowLogQuery } from './contract/flow-log-query.ts'
export type { RequestEntry } from './journal/request-entry.ts'

// As a value, or as its flag takes it: `lag: 90_000` and `lag: '90s'` are the same.
type Given<Value> = Value extends number ? Value | string : Value

/** Every knob by its name. Nothing is read from the environment. */
export type MockOptions = { readonly [Name in Exclude<keyof Config, 'faults' | 'now' | 'records'>]?: Given<Config[Name]> | undefined } & {
  /** Freezes the clock: ISO 8601, or ms since 1970. */
  readonly now?: Date | number | string | undefined
  /** Own records, or the path of a file of them. */
  readonly records?: readonly FlowLog[] | string | undefined
  /** Fault rules to begin with, or the path of a file of them. */
  readonly faults?: readonly FaultRule[] | string | undefined
}

export interface Mock extends AsyncDisposable {
  /** Opens the port and gives the address, without a slash at the end. */
  readonly listen: () => Promise<string>
  /** A request without a port. */
  readonly inject: (request: InjectOptions | string) => Promise<LightMyRequestResponse>
  readonly clock: Omit<Clock, 'reset'>
  readonly faults: MockFaults
  /** The journal: what was asked and what was answered. */
  readonly requests: Pick<Journal, 'list' | 'get' | 'clear' | 'listen'>
  /** Clock, faults and journal as at the start; with a project, only its own faults and requests. */
  readonly reset: (projectId?: string) => void
  /** What is in flight is served to its end. */
  readonly close: () => Promise<void>
}

/** Bad rules throw an error that names the field, and change nothing. */
export interface MockFaults {
  readonly list: (projectId?: string) => readonly FaultRule[]
  readonly replace: (rules: readonly FaultRule[], projectId?: string) => void
  readonly append: (rules: readonly FaultRule[], projectId?: string) => void
  readonly clear: (projectId?: string) => void
}

// What suits a process that is somebody else's.
const embedded: Readonly<Record<string, unknown>> = { port: 0, logLevel: 'error' } satisfies MockOptions

/** Throws ConfigError, with one line, at the first option that is unknown or bad. */
export async function createMock (options: MockOptions = {}): Promise<Mock> {
  const { records, faults, ...settings } = options
  const config = configOf(settings)
  const app = await buildApp(config, {
    system: Date.now,
    log: await logTo(process.stderr),
    own: records === undefined ? [] : typeof records === 'string' ? await readRecords(records) : recordsFrom(records),
    faults: [...typeof faults === 'object' ? checked(faults) : [], ...await initialFaults({ profile: config.profile, faults: typeof faults === 'string' ? faults : undefined })]
  })
  const { clock, faults: rules, journal, reset } = app.state
  const close = () => app.close()
  return { listen: () => listenTo(app, config), inject: request => app.inject(request), clock, faults: rules, requests: journal, reset, close, [Symbol.asyncDispose]: close }
}

function configOf (settings: Readonly<Record<string, unknown>>): Config {
  const stranger = Object.keys(settings).find(name => !Object.hasOwn(knobs, name))
  if (stranger !== undefined) throw new ConfigError(`unknown option ${stranger}`)
  return configFrom(withProfile([settings, embedded].map(source => ({ valueOf: name => source[name], nameOf: name => name }))))
}

function checked (rules: readonly FaultRule[]): readonly FaultRule[] {
  try {
    return rulesOf(rules)
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}
