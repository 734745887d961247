/** One condition: a mock of its own, the collector against it, what is said of it. */
import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config.ts'
import { duration } from '../../config/value-type.ts'
import type { Timer } from '../../faults/held-responses.ts'
import type { Encounter, EncounterName } from '../../verdict/encounters.ts'
import type { StoredFields } from '../../verdict/stored-fields.ts'
import { runAgainst } from '../exec/run-against.ts'
import { startMock } from '../exec/start-mock.ts'
import type { Collector } from './collector.ts'
import type { Condition } from './condition.ts'
import { judge } from './judge.ts'
import type { Result } from './report.ts'
import { storedBy } from './stored-by.ts'

export interface Surroundings {
  /** ms since 1970. */
  readonly system: () => number
  readonly sleep: (ms: number) => Promise<unknown>
  /** Starts the collector. */
  readonly start: (environment: Readonly<Record<string, string>>, mock: FastifyInstance) => Collector
  /** Where it stores the fields of a record. */
  readonly fields: StoredFields
  readonly log: { write (line: string): void }
  /** Times held answers; the system's timer by default. */
  readonly timer?: Timer | undefined
}

const MOST_REQUESTS = 15_000 // as many as the journal holds
const MOST_BYTES = 256_000_000
const PATIENCE = 30_000 // ms: many collectors run at once
const LOOK = 200 // ms, between two looks at what it writes

/** `time`: how long it runs, if it does not end by itself, and how long before its start it is to read from (ms). */
export async function runCondition (condition: Condition, config: Config, time: { readonly seconds: number, readonly history: string | number }, { system, sleep, start, fields, log, timer }: Surroundings): Promise<Omit<Result, 'reproduce'>> {
  const { app, environment } = await startMock(config, { history: duration.read(time.history) ?? 0, system, log, timer })
  let collector: Collector | undefined
  try {
    const { court, state: { journal, tally } } = app
    const { exit, signal, bytes, lastWords, sweep, stored: storedFile } = collector = start(environment, app)
    let flood: string | undefined
    const over = exit.then(() => 'over' as const)
    const watch = async () => {
      while (await Promise.race([over, sleep(LOOK)]) !== 'over') {
        const requests = [...tally.statuses.values()].reduce((sum, count) => sum + count, 0)
        if (requests > MOST_REQUESTS) flood = `it sent more than ${MOST_REQUESTS} requests`
        else if (bytes() > MOST_BYTES) flood = `it wrote more than ${MOST_BYTES / 1_000_000} MB`
        if (flood !== undefined) return signal('SIGKILL')
      }
    }
    const asked = { project_id: environment.CFW_PROJECT_ID, fw_instance_id: environment.CFW_FIREWALL_ID }
    const [run] = await Promise.all([runAgainst(app, collector, { asked, time: time.seconds * 1_000, lag: config.lag, patience: PATIENCE, sleep }), watch()])
    const strays = await sweep()

    const entries = journal.list(run.query.project_id === undefined ? {} : { projectId: run.query.project_id })
    const encounters = new Map<EncounterName, Encounter>()
    if (run.verdict.requests > 0) for (const name of [...condition.met, 'late-record'] as const) encounters.set(name, await court.encounter(run.query, name))
    const stored = flood === undefined ? await storedBy(storedFile(), fields, run, court, config.lag) : undefined
    const { status, reasons } = judge(condition, { run, entries, encounters, flood, stored })
    const { verdict: { complete, requests, expected, delivered, lost = 0, causes, notes } } = run
    const requestOf = new Map(entries.map(entry => [entry.id, entry]))
    const { id, title, why, level } = condition
    return {
      id,
      title,
      why,
      level,
      status,
      reasons: [...reasons, ...strays === 0 ? [] : [`fork: it left ${strays} process${strays === 1 ? '' : 'es'} running; ended`]],
      requests,
      expected,
      delivered,
      lost,
      lateness: status === 'passed' && complete === true ? encounters.get('late-record')?.lateness ?? null : null,
      causes: causes.map(({ request_ids: ids, ...cause }) => ({ ...cause, requests: ids.flatMap(id => requestOf.get(id) ?? []) })),
      stored: stored ?? null,
      notes: notes.map(({ note, explanation }) => ({ note, explanation })),
      last_words: status === 'passed' ? '' : lastWords()
    }
  } finally {
    collector?.signal('SIGKILL')
    await collector?.sweep()
    await app.close()
  }
}
