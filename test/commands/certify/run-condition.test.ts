// Conditions in virtual time: the walkers that are right pass, those that are not fail by name.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import type { Collector } from '../../../src/commands/certify/collector.ts'
import { conditions, type Condition } from '../../../src/commands/certify/condition.ts'
import { runCondition } from '../../../src/commands/certify/run-condition.ts'
import { configFrom } from '../../../src/config/config.ts'
import { withProfile } from '../../../src/config/profile.ts'
import type { FlowLog } from '../../../src/contract/flow-log.ts'
import { storedFields, type StoredFieldOptions } from '../../../src/verdict/stored-fields.ts'
import { immediateTimer, now } from '../../helpers/mock.ts'
import { virtualTime, type VirtualTime } from '../../helpers/virtual-time.ts'
import { insist, walk } from '../../walkers/good.ts'
import { answerOf, type Service } from '../../walkers/service.ts'

type Poll = (service: Service, from: number, to: number, start: number) => Promise<void>
type Environment = Readonly<Record<string, string>>

const INTERVAL = 2_000 // ms
const PACE = 20 // ms, of a request
const LIMIT = 1_000 // records

interface Store {
  readonly path: string
  readonly isStdout?: boolean
  /** What is in the file, of the distinct records that were read. */
  readonly text: (records: readonly FlowLog[]) => string
}

/** A poller that lives in this process. `poll` reads the window since the last poll; it may begin further back. */
function pollerOf (poll: Poll, time: VirtualTime, { bytes = 0, store }: { readonly bytes?: number | undefined, readonly store?: Store | undefined, readonly fields?: StoredFieldOptions }) {
  return (environment: Environment, mock: FastifyInstance): Collector => {
    const { CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_START_TIME: start, CFW_LOOK_BACK: lookBack } = environment
    const { court, state: { clock } } = mock
    Object.assign(court, { verdict: busy(court.verdict, time), hasClosedWalk: busy(court.hasClosedWalk, time), encounter: busy(court.encounter, time) })
    const signsIn = !givesUp.has(poll)
    let token = 'any'
    const read = new Map<string, FlowLog>()
    const service: Service = {
      order: 'newest',
      limit: LIMIT,
      lookBack: Number(lookBack),
      now: clock.now,
      wait: clock.advance,
      ask: async query => {
        clock.advance(PACE)
        const parameters = Object.entries({ fw_instance_id: firewall, limit: LIMIT, ...query }).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)] as const])
        const answer = await answerOf(mock.inject({ url: `/v1/${project}/cfw/logs/flow?${new URLSearchParams(Object.fromEntries(parameters))}`, headers: { 'x-auth-token': token } }), service.now)
        if (answer.status === 401 && signsIn) {
          const payload = { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret', domain: { name: 'any' } } } }, scope: { project: { id: project } } } }
          token = String((await mock.inject({ method: 'POST', url: '/v3/auth/tokens', payload })).headers['x-subject-token'])
        }
        for (const record of answer.records) read.set(record.log_id, record)
        return answer
      }
    }
    const ending = new AbortController()
    const all = async () => {
      for (let from = Number(start); !ending.signal.aborted;) {
        const to = service.now()
        await time.during(poll(service, from, to, Number(start)))
        from = to
        await time.sleep(INTERVAL)
      }
      return 0
    }
    const stored = () => {
      if (store === undefined) return undefined
      const { path, isStdout = false, text } = store
      writeFileSync(path, text([...read.values()]))
      return { path, isStdout }
    }
    return { exit: all(), signal: () => ending.abort(), bytes: () => bytes, lastWords: () => '', stored, sweep: async () => 0 }
  }
}

function busy<Given extends readonly unknown[], Value> (work: (...given: Given) => Promise<Value>, time: VirtualTime) {
  return async (...given: Given) => time.during(work(...given))
}

function conditionNamed (id: string): Condition {
  return conditions([id])[0]! // it throws where there is none
}

async function outcome (condition: Condition, poll: Poll, options: Parameters<typeof pollerOf>[2] = {}) {
  const time = virtualTime(now)
  const values: Readonly<Record<string, unknown>> = { profile: condition.id, logLevel: 'silent', port: 0 }
  const config = configFrom(withProfile([{ valueOf: name => values[name], nameOf: name => name }]))
  return time.until(runCondition(condition, config, { history: condition.history, seconds: Math.min(condition.seconds, 6) }, {
    system: time.now,
    sleep: time.sleep,
    start: pollerOf(poll, time, options),
    fields: storedFields(options.fields),
    log: { write () {} },
    timer: immediateTimer().timer
  }))
}

const right: Poll = async (service, from, to, start) => { await walk(service, Math.max(start, from - service.lookBack), to) }
const noLookBack: Poll = async (service, from, to) => { await walk(service, from, to) }
const firstPage: Poll = async (service, _, to, start) => { await insist(service, { start_time: start, end_time: to }) }
const byTimeAlone: Poll = async (service, from, to) => {
  for (let date: number | undefined; ;) {
    const { records } = await insist(service, { start_time: from, end_time: to, next_date: date })
    date = records.at(-1)?.start_time
    if (records.length < service.limit) return
  }
}
const movesOn: Poll = async (service, from, to) => {
  for (let offset = 0; ; offset += service.limit) if ((await service.ask({ start_time: from, end_time: to, offset })).records.length < service.limit) return
}
const askedOnce: Poll = async (service, from, to) => { await service.ask({ start_time: from, end_time: to }) }
const silent: Poll = async () => {}
const givesUp = new Set<Poll>([movesOn, askedOnce])

t.test('a right collector passes, or never meets a condition', async t => {
  const notMet = ['C13', 'C20', 'C24'] // its windows overlap, its pages are smaller, it sends no offset
  for (const condition of conditions()) {
    const { status, reasons } = await outcome(condition, right)
    t.equal(status, notMet.includes(condition.id) ? 'not met' : 'passed', `${condition.id}: ${reasons.join('; ')}`)
  }
})

for (const [name, poll, expected] of [
  ['no look-back', noLookBack, { C0: 'passed', C2: /^arrived-late: /, C3: /^arrived-late: /, C10: 'passed', C5a: 'passed' }],
  ['no second page', firstPage, { C4: /^no-second-page: / }],
  ['a time as cursor', byTimeAlone, { C1: /^tie-skipped: /, C4: 'passed' }],
  ['on after a failure, and never signed in again', movesOn, { C10: /^page-lost-to-error: /, C11: /^gave up: its last \d+ requests were all refused, with 401/, C12: /^page-lost-to-error: /, C23: /^page-lost-to-error: / }],
  ['nothing asked', silent, { C0: 'it asked for no flow logs' }]
] as const) {
  t.test(`a collector that is not right fails where it must: ${name}`, async t => {
    for (const [id, wanted] of Object.entries(expected)) {
      const condition = conditionNamed(id)
      const { status, reasons, causes } = await outcome(condition, poll)
      if (wanted === 'passed') t.equal(status, wanted, `${id}: ${reasons.join('; ')}`)
      else t.match(reasons[0], wanted, id)
      if (status === 'failed') t.ok(causes.every(({ requests }) => requests.length > 0), 'with its requests')
    }
  })
}

t.test('lateness is proved only by what was read', async t => {
  const condition = conditionNamed('C3')
  t.equal((await outcome(condition, noLookBack)).lateness, null)
  const { lateness } = await outcome(condition, right)
  t.ok(lateness !== null && lateness > 5 * 3_600_000, String(lateness))
})

t.test('a flood ends the run', async t => {
  const condition = conditionNamed('C0')
  t.match(await outcome(condition, right, { bytes: 1e9 }), { status: 'failed', reasons: ['flood: it wrote more than 256 MB, and was ended'] })
})

t.test('what it stored is judged: what it read must be there, as it was', async t => {
  const condition = conditionNamed('C0')
  const path = join(t.testdir(), 'stored')
  const lines = (records: readonly object[]) => records.map(record => `${JSON.stringify(record)}\n`).join('')
  for (const [name, store, status, reason, change = {}] of [
    ['everything', lines, 'passed', undefined],
    ['as another program writes it', (records: readonly FlowLog[]) => lines(records.map(record => ({ ...record, more: 1 }))), 'passed', undefined],
    ['a last line that is torn', (records: readonly FlowLog[]) => `${lines(records)}{"log_id":"1`, 'passed', undefined],
    ['a last line that is not ended', (records: readonly FlowLog[]) => lines(records).trimEnd(), 'passed', undefined],
    ['all but the first', (records: readonly FlowLog[]) => lines(records.slice(1)), 'failed', /^never-stored: 1 record read and not stored: log_id \d+$/],
    ['whole bytes', (records: readonly FlowLog[]) => lines(records.map(record => ({ ...record, bytes: `${record.bytes}` }))), 'failed', /^altered: bytes type-changed in \d+ records, such as log_id \d+: sent [\d.]+, stored "[\d.]+"$/],
    ['one twice', (records: readonly FlowLog[]) => lines([...records, ...records.slice(0, 1)]), 'passed', /^stored-twice: 1 record stored once more: log_id \d+$/],
    ['lines of a log', (records: readonly FlowLog[]) => `hello\n\u001b[2J\n${lines(records)}{}\n`, 'passed', /^garbage: 3 lines are no JSON with a log_id, the first: line 1$/],
    ['nothing but garbage', () => 'PK\u0003', 'failed', /^never-stored: \d+ records /],
    ['a log on stdout', () => 'listening\n{"level":30}\n', 'passed', undefined, { isStdout: true }],
    ['records and a log on stdout', (records: readonly FlowLog[]) => `listening\n${lines(records.slice(1))}`, 'failed', /^never-stored: 1 record /, { isStdout: true }]
  ] as const) {
    const outcomeOf = await outcome(condition, right, { store: { path, text: store, ...change } })
    t.equal(outcomeOf.status, status, `${name}: ${outcomeOf.reasons.join('; ')}`)
    if (reason === undefined) t.strictSame(outcomeOf.reasons, [], name)
    else t.match(outcomeOf.reasons[0], reason, name)
  }
})

t.test('what it reads after the clock has stopped need not be stored: it may be ended before that', async t => {
  const path = join(t.testdir(), 'stored')
  const { status, stored } = await outcome(conditionNamed('C2'), right, { store: { path, text: records => records.slice(0, -1).map(record => `${JSON.stringify(record)}\n`).join('') } })
  t.equal(status, 'passed')
  t.match(stored, { never_stored: 0 })
})

t.test('fields that it has renamed are found where the flags say', async t => {
  const path = join(t.testdir(), 'stored')
  const renamed = (records: readonly FlowLog[]) => records.map(({ log_id: id, bytes }) => `${JSON.stringify({ event: { id, size: bytes } })}\n`).join('')
  const options = { store: { path, text: renamed }, fields: { idField: 'event.id', field: ['bytes=event.size'] } }
  const { status, stored } = await outcome(conditionNamed('C0'), right, options)
  t.equal(status, 'passed')
  t.match(stored, { never_stored: 0, altered: [] })
  t.match((await outcome(conditionNamed('C0'), right, { ...options, fields: { idField: 'event.id', field: ['packets=event.size'] } })).reasons[0], /^altered: packets /)
})

t.test('times that the mock itself made wrong on the way are not held against it', async t => {
  const path = join(t.testdir(), 'stored')
  const asRead = (change: (record: FlowLog) => object) => ({ store: { path, text: (records: readonly FlowLog[]) => records.map(record => `${JSON.stringify(change(record))}\n`).join('') } })
  const skewed = await outcome(conditionNamed('C14'), right, asRead(record => record))
  t.equal(skewed.status, 'passed', skewed.reasons.join('; '))
  t.match(skewed.stored, { altered: [] })
  t.match((await outcome(conditionNamed('C14'), right, asRead(record => ({ ...record, packets: 0 })))).reasons[0], /^altered: packets /, 'everything else is')
})
