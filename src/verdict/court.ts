// Verdicts and the truth about one mock, for its route, its command and the program that embeds it.
import { instant } from '../config/value-type.ts'
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { FlowLog } from '../contract/flow-log.ts'
import { BadFieldError } from '../errors.ts'
import type { Journal } from '../journal/journal.ts'
import { nextTurn } from '../next-turn.ts'
import { cacheKeyOf } from '../search/filter.ts'
import { recordsOf, type Question } from '../search/page.ts'
import { pagesOf } from '../search/pages-of.ts'
import type { QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import type { Universes } from '../universe/universes.ts'
import { attemptsIn } from './attempts-in.ts'
import { ENCOUNTERS, type Encounter, type EncounterName } from './encounters.ts'
import { least, most } from './extremes.ts'
import { readingsOf, type World } from './readings.ts'
import type { VerdictQuery } from './verdict-query.ts'
import type { Verdict } from './verdict-schema.ts'
import { verdictOf, type History, type Scope } from './verdict.ts'
import { withStored, type Store } from './with-stored.ts'

export interface Court {
  /** Throws BadFieldError. */
  readonly verdict: (query?: VerdictQuery, store?: Store) => Promise<Verdict>
  /** Asks for every record of the scope that can be seen by now, in the order of the API. Throws BadFieldError. */
  readonly truth: (query?: VerdictQuery) => Promise<{ readonly universe: Universe, readonly question: Question }>
  /** These records. Throws BadFieldError. */
  readonly records: (query?: VerdictQuery) => AsyncGenerator<FlowLog, void, void>
  /** Whether a walk that was opened at this time or later (ms since 1970) has come to its end. */
  readonly hasClosedWalk: (query: VerdictQuery, since: number) => Promise<boolean>
  /** What a client met. */
  readonly encounter: (query: VerdictQuery, name: EncounterName) => Promise<Encounter>
}

export interface CourtOptions {
  readonly settings: QuestionSettings & { readonly firewalls: readonly string[] | undefined }
  readonly journal: Pick<Journal, 'entries' | 'overwritten'>
  readonly universeOf: Universes
  /** The fault rules in force. */
  readonly faults: { readonly list: () => ReadonlyArray<{ readonly kind?: string, readonly match?: { readonly project_id?: string } }> }
  /** ms since 1970 on the mock's clock, and how often it was set back. */
  readonly clock: { readonly now: () => number, readonly history: () => number }
}

interface WorldHistory extends History {
  readonly projectId: string
  readonly world: World
  /** To be awaited before the universe is used where nothing was asked. */
  readonly prepare: () => Promise<void>
}

interface FilteredScope extends Scope {
  /** Only what was asked with this filter; all that was asked for, if left out. */
  readonly filter: FlowLogFilter | undefined
}

const PAGE = 1_024 // records
const SKEWED: readonly string[] = ['start_time', 'end_time']

export function createCourt ({ settings, journal, universeOf, faults, clock }: CourtOptions): Court {
  const { lag } = settings
  const attempts = (projectId?: string, since?: number) =>
    attemptsIn(journal.entries({ projectId, since }), { lag, history: clock.history() }, nextTurn)
  /** Without what a fault of the project changes on the way. */
  const asSent = (store: Store, projectId: string): Store => {
    const { fields } = store
    return faults.list().some(({ kind, match }) => kind === 'skew' && (match?.project_id ?? projectId) === projectId) ? { ...store, fields: { ...fields, compared: fields.compared.filter(field => !SKEWED.includes(field)) } } : store
  }

  /** The requests of the one project and firewall that a query means, and its world, both as of now. */
  const historyOf = async ({ project_id: projectId, fw_instance_id: firewallId, since: start }: VerdictQuery): Promise<WorldHistory> => {
    const horizon = clock.now() - lag
    if (firewallId !== undefined && settings.firewalls?.includes(firewallId) === false) throw new BadFieldError('fw_instance_id', `must be one of ${settings.firewalls.join(', ')}`)
    const since = instant.read(start)
    const meant = (await attempts(projectId, since)).filter(({ query }) => firewallId === undefined || query.fw_instance_id === firewallId)
    const [first] = meant
    if (meant.some(attempt => attempt.projectId !== first?.projectId)) throw new BadFieldError('project_id', 'must be given: more than one was asked')
    if (meant.some(({ query }) => query.fw_instance_id !== first?.query.fw_instance_id)) throw new BadFieldError('fw_instance_id', 'must be given: more than one was asked')
    const { requests, newest } = journal.overwritten(projectId ?? first?.projectId)
    const names = [projectId ?? first?.projectId ?? '', firewallId ?? first?.query.fw_instance_id ?? ''] as const
    const prepare = async () => universeOf.prepare(...names)
    if (first !== undefined) await prepare()
    return {
      projectId: names[0],
      attempts: meant,
      dropped: newest >= (since ?? -Infinity) ? requests : 0,
      world: { settings, horizon, breathe: nextTurn, get universe () { return universeOf(...names) } }, // not made where nothing was asked
      prepare
    }
  }

  /** Asks for every record of the scope. */
  const questionOf = async ({ attempts, world: { horizon }, prepare }: WorldHistory, scope: FilteredScope): Promise<Question> => {
    const { from = least(attempts.map(({ query }) => query.start_time)), to = most(attempts.map(({ query }) => query.end_time)), filter = {}, cut = horizon } = scope
    if (!Number.isFinite(from) || !Number.isFinite(to)) throw new BadFieldError(Number.isFinite(from) ? 'end_time' : 'start_time', 'must be given: nothing was asked')
    await prepare()
    return { from, to, filter, order: settings.order, limit: PAGE, offset: 0, horizon: Math.min(cut, horizon), oldest: horizon + lag - (settings.retention ?? Infinity) }
  }

  const truth: Court['truth'] = async (query = {}) => {
    const scope = scopeOf(query)
    const history = await historyOf(query)
    const question = await questionOf(history, scope)
    return { universe: history.world.universe, question }
  }

  return {
    async verdict (query = {}, store) {
      const scope = scopeOf(query)
      const history = await historyOf(query)
      const { dropped, world } = history
      const filter = scope.filter && cacheKeyOf(scope.filter)
      const attempts = history.attempts.filter(attempt => filter === undefined || cacheKeyOf(attempt.query) === filter)
      const verdict = await verdictOf({ attempts, dropped }, scope, world)
      return store === undefined ? verdict : withStored(verdict, attempts, await questionOf(history, scope), world, asSent(store, history.projectId))
    },
    truth,
    async * records (query) {
      const { universe, question } = await truth(query)
      for (const page of pagesOf(universe, question)) yield * recordsOf(page)
    },
    async hasClosedWalk (query, since) {
      const { attempts, world } = await historyOf({ ...query, since })
      const { walks } = await readingsOf(attempts, world)
      return walks.some(({ closed, hasBegin, isIdle }) => closed && (hasBegin || isIdle))
    },
    async encounter (query, name) {
      const { attempts, world } = await historyOf(query)
      return ENCOUNTERS[name].look(await readingsOf(attempts, world), world)
    }
  }
}

function scopeOf ({ project_id: _, fw_instance_id: __, start_time: from, end_time: to, cut, since: ___, live, ...filter }: VerdictQuery): FilteredScope {
  const isFiltered = Object.values(filter).some(value => value !== undefined)
  const scope = { from: instant.read(from), to: instant.read(to), cut: instant.read(cut), live, filter: isFiltered ? filter satisfies FlowLogFilter : undefined }
  if ((scope.from ?? 0) > (scope.to ?? Infinity)) throw new BadFieldError('start_time', 'must not be after end_time')
  return scope
}
