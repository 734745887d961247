// Conditions in virtual time: the walkers that are right pass, those that are not fail by name.
import type { FastifyInstance } from 'fastify'
import t from 'tap'
import type { Collector } from '../../../src/commands/certify/collector.ts'
import { conditions, type Condition } from '../../../src/commands/certify/condition.ts'
import { runCondition } from '../../../src/commands/certify/run-condition.ts'
import { configFrom } from '../../../src/config/config.ts'
import { withProfile } from '../../../src/config/profile.ts'
import { immediateTimer, now } from '../../helpers/mock.ts'
import { virtualTime, type VirtualTime } from '../../helpers/virtual-time.ts'
import { insist, walk } from '../../walkers/good.ts'
import { answerOf, type Service } from '../../walkers/service.ts'

type Poll = (service: Service, from: number, to: number, start: number) => Promise<void>
type Environment = Readonly<Record<string, string>>

const INTERVAL = 2_000 // ms
const PACE = 20 // ms, of a request
const LIMIT = 1_000 // records

/** A poller that lives in this process. `poll` reads the window since the last poll; it may begin further back. */
function pollerOf (poll: Poll, time: VirtualTime, bytes = 0) {
  return (environment: Environment, mock: FastifyInstance): Collector => {
    const { CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_START_TIME: start, CFW_LOOK_BACK: lookBack } = environment
    const { court, state: { clock } } = mock
    Object.assign(court, { verdict: busy(court.verdict, time), hasClosedWalk: busy(court.hasClosedWalk, time), encounter: busy(court.encounter, time) })
    const signsIn = !givesUp.has(poll)
    let token = 'any'
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
    return { exit: all(), signal: () => ending.abort(), bytes: () => bytes, lastWords: () => '', storedFile: () => '', sweep: async () => 0 }
  }
}

function busy<Given extends readonly unknown[], Value> (work: (...given: Given) => Promise<Value>, time: VirtualTime) {
  return async (...given: Given) => time.during(work(...given))
}

function conditionNamed (id: string): Condition {
  return conditions([id])[0]! // it throws where there is none
}

async function outcome (condition: Condition, poll: Poll, bytes?: number) {
  const time = virtualTime(now)
  const values: Readonly<Record<string, unknown>> = { profile: condition.id, logLevel: 'silent', port: 0 }
  const config = configFrom(withProfile([{ valueOf: name => values[name], nameOf: name => name }]))
  return time.until(runCondition(condition, config, { history: condition.history, seconds: Math.min(condition.seconds, 6) }, {
    system: time.now,
    sleep: time.sleep,
    start: pollerOf(poll, time, bytes),
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
  t.match(await outcome(condition, right, 1e9), { status: 'failed', reasons: ['flood: it wrote more than 256 MB, and was ended'] })
})
