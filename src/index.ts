// The package's entry: `import { createMock } from 'cfw-mock'` makes the mock in your own process, with or without a port.
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { buildApp } from './app.ts'
import type { Clock } from './clock.ts'
import { duration } from './config/value-type.ts'
import { ConfigError, configFrom, mockSettings, sourceOf, type Config } from './config/config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import { BadFieldError } from './errors.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import { initialFaults } from './faults/initial-faults.ts'
import type { Journal } from './journal/journal.ts'
import type { RequestEntry } from './journal/request-entry.ts'
import { idle, waitForRequest } from './journal/wait-for-request.ts'
import { requireRoomForKernel } from './kernel/kernel.ts'
import { certificateOf } from './commands/certificate.ts'
import { listen, ListenError } from './commands/listen.ts'
import { logStream } from './commands/log-stream.ts'
import { objectOf } from './validation/argument.ts'
import { complaints } from './validation/complaint.ts'
import { echo } from './validation/echo.ts'
import { fieldValue } from './validation/field-value.ts'
import { feedOf } from './verdict/feed-of.ts'
import { storedFields, type StoredFieldOptions } from './verdict/stored-fields.ts'
import { VerdictQuerySchema, type VerdictQuery } from './verdict/verdict-query.ts'
import type { Verdict } from './verdict/verdict-schema.ts'
import { withProfile } from './config/profile.ts'
import { readRecords, recordsFrom } from './records/read-records.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenariosFrom } from './scenarios/scenarios-from.ts'

export { ConfigError, type Clock, type FaultRule, type FlowLog, type RequestEntry, type Scenario, type Verdict, type VerdictQuery }
export type { FlowLogPage } from './contract/flow-log-page.ts'
export type { FlowLogQuery } from './contract/flow-log-query.ts'

// A value, or the text its flag takes: `lag: 90_000` and `lag: '90s'` are the same.
type ValueOrText<Value> = Value extends number ? Value | string : Value

/** Every setting by its name. Nothing is read from the environment. */
export type MockOptions = { readonly [Name in Exclude<keyof Config, 'faults' | 'now' | 'records' | 'scenario'>]?: ValueOrText<Config[Name]> | undefined } & {
  /** Freezes the clock: ISO 8601, or ms since 1970. */
  readonly now?: Date | number | string | undefined
  /** Own records, or the path of a file that holds them. */
  readonly records?: readonly FlowLog[] | string | undefined
  /** Attacks to plant in the traffic: by name, by the path of a file, or as a file holds them. */
  readonly scenarios?: ReadonlyArray<string | Scenario> | undefined
  /** The initial fault rules, or the path of a file that holds them. */
  readonly faults?: readonly FaultRule[] | string | undefined
}

export interface Mock extends AsyncDisposable {
  /** Opens the port. Gives the URL, without a trailing slash; the same each time. Rejects after `close`. */
  readonly listen: () => Promise<string>
  /** The same address, once the port is open. */
  readonly url: string | undefined
  /** Makes a request without a port. */
  readonly inject: (request: InjectOptions | string) => Promise<LightMyRequestResponse>
  /** What clients must trust under `tls: 'self-signed'`: the path of a certificate in PEM. */
  readonly caFile: string | undefined
  /** A time or duration that is none throws an error that names the field; nothing changes then. */
  readonly clock: Omit<Clock, 'reset'>
  readonly faults: MockFaults
  /** The journal of requests and their answers. */
  readonly requests: Pick<Journal, 'list' | 'get' | 'clear' | 'listen'>
  /** The first request in the journal that matches, or the next one to come. Rejects after `timeout` ms of real time, 5 000 by default. */
  readonly waitForRequest: (match: (entry: RequestEntry) => boolean, options?: { readonly timeout?: number }) => Promise<RequestEntry>
  /** Resolves when no request has been answered for `quiet` ms of real time, 200 by default. */
  readonly idle: (options?: { readonly quiet?: number }) => Promise<void>
  /** Whether a client read everything. The query is that of /__admin/verdict; a bad one throws an error that names the field. */
  readonly verdict: (query?: VerdictQuery & StoredRecords) => Promise<Verdict>
  /** What a client should have read: every record of the scope that can be seen by now. */
  readonly records: (query?: VerdictQuery) => AsyncIterable<FlowLog>
  /** Sets clock, faults and journal back to the start; with a project, only its faults and requests. */
  readonly reset: (projectId?: string) => void
  /** Serves the requests in flight, then ends. */
  readonly close: () => Promise<void>
}

/** What the client has stored. */
export interface StoredRecords extends StoredFieldOptions {
  /** Whole records, or their ids, in any order. */
  readonly stored?: Iterable<unknown> | AsyncIterable<unknown> | undefined
}

/** A bad rule throws an error that names the field; nothing changes then. */
export interface MockFaults {
  readonly list: (projectId?: string) => readonly FaultRule[]
  readonly replace: (rules: readonly FaultRule[], projectId?: string) => void
  readonly append: (rules: readonly FaultRule[], projectId?: string) => void
  readonly clear: (projectId?: string) => void
}

// Defaults inside another program, where the command's would be in the way.
const embeddedDefaults: Readonly<Record<string, unknown>> = { port: 0, logLevel: 'error' } satisfies MockOptions

/** Throws ConfigError, with one line, at the first option that is unknown or bad, and an error with one line where there is no address space for a world. */
export async function createMock (options: MockOptions = {}): Promise<Mock> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw new ConfigError(`options must be an object, got ${echo(options)}`)
  const { records, faults, scenarios, ...settings } = options
  const config = configOf(settings)
  requireRoomForKernel()
  const certificate = await certificateOf(config, Date.now())
  const app = await buildApp(config, {
    system: Date.now,
    certificate,
    log: await logStream(process.stderr),
    own: records === undefined ? [] : typeof records === 'string' ? await readRecords(records) : recordsFrom(records),
    scenarios: scenariosOf(scenarios, config.profile),
    faults: await initialFaults({ profile: config.profile, faults })
  })
  const { court, state: { clock, faults: rules, journal, reset } } = app
  let listening: Promise<string> | undefined
  let url: string | undefined
  let closed = false
  const listenOnce = async () => {
    if (closed) throw new ListenError('the mock is closed', 'CFW_MOCK_CLOSED')
    listening ??= listen(app, config)
    url = await listening.catch(error => {
      listening = undefined // to be tried again
      throw error
    })
    return url
  }
  const close = async () => {
    closed = true
    await listening?.catch(() => {})
    await app.close()
  }
  return {
    listen: listenOnce,
    caFile: certificate?.caFile,
    get url () { return url },
    inject: request => app.inject(request),
    clock,
    faults: rules,
    requests: journal,
    waitForRequest: async (match, options = {}) => {
      const { timeout = 5_000 } = objectOf('options', options)
      return waitForRequest(journal, match, timeOf('timeout', timeout))
    },
    idle: async (options = {}) => {
      const { quiet = 200 } = objectOf('options', options)
      return idle(journal, timeOf('quiet', quiet))
    },
    verdict: async (given = {}) => {
      const { stored, idField, field, ...query } = objectOf('query', given)
      return court.verdict(checked(query), stored && { fields: storedFields({ idField, field }), feed: feedOf(stored) })
    },
    async * records (query = {}) { yield * court.records(checked(objectOf('query', query))) },
    reset,
    close,
    [Symbol.asyncDispose]: close
  }
}

function scenariosOf (given: unknown = [], profile: string | undefined): readonly Scenario[] {
  if (!Array.isArray(given)) throw new ConfigError(`scenarios must be an array of names, files or scenarios, got ${echo(given)}`, 'scenarios')
  return scenariosFrom(given, profile)
}

function configOf (options: Readonly<Record<string, unknown>>): Config {
  const unknown = Object.keys(options).find(name => name === 'scenario' || !Object.hasOwn(mockSettings, name)) // the flag's name; here it is scenarios
  if (unknown !== undefined) throw new ConfigError(`unknown option ${unknown}`, unknown)
  return configFrom(withProfile([sourceOf(options), sourceOf(embeddedDefaults)]))
}

/** For a timer, which takes a longer time for none at all. */
function timeOf (field: string, ms: unknown): number {
  return Math.min(fieldValue(field, duration, ms), 2_147_483_647)
}

const complaintAbout = complaints(VerdictQuerySchema)

function checked (query: VerdictQuery): VerdictQuery {
  const complaint = complaintAbout(query)
  if (complaint !== undefined) throw new BadFieldError(complaint.path.slice(1), complaint.reason)
  return query
}
