// What the journal keeps of a read: enough to compute again what was handed out, and whether it was.
import { once } from 'node:events'
import t, { type Test } from 'tap'
import type { JournalEntry } from '../../src/journal/journal-entry.ts'
import { immediateTimer, mockFor, now, project, urlOf, type Mock } from '../helpers/mock.ts'
import { socketTo } from '../helpers/raw-http.ts'

const get = (url: string, more = '') => `GET ${url} HTTP/1.1\r\nhost: mock\r\nx-auth-token: any\r\n${more}\r\n`
const window = { start_time: now - 3_600_000, end_time: now, limit: 1_024 }

t.test('the horizon is that of the page, not that of the arrival', async t => {
  const { timer } = immediateTimer()
  const { app, ask } = await mockFor(t, { now, lag: '90s' }, [], { timer: (ms, run) => timer(ms, () => { app.state.clock.advance(ms); run() }) })
  await ask()
  await ask({ __delay: 5_000 })
  t.strictSame(kept(app, 'time', 'horizon', 'status', 'isWhole'), [[now, now + 5_000 - 90_000, 200, true], [now, now - 90_000, 200, true]])
})

t.test('a clock set back begins another history', async t => {
  const { app, ask } = await mockFor(t, { now })
  const { clock } = app.state
  const changes: ReadonlyArray<() => void> = [() => {}, () => clock.freeze(now - 1), () => clock.advance(10), () => clock.freeze(now + 4), () => clock.resume(), () => clock.reset(), () => clock.freeze(now + 9), () => clock.reset()]
  for (const change of changes) {
    change()
    await ask()
    await ask({ limit: 0 })
  }
  t.strictSame(kept(app, 'history').flat().reverse().filter((_, index) => index % 2 === 0), [0, 1, 1, 2, 2, 3, 3, 4])
  t.strictSame(kept(app, 'history').flat().reverse().filter((_, index) => index % 2 === 1), [0, 1, 1, 2, 2, 3, 3, 4], 'of refusals too')
})

t.test('a refusal keeps its code and its message, and how long it told to wait', async t => {
  for (const frozen of [true, false]) {
    const { app, ask, admin } = await mockFor(t, frozen ? { now } : {})
    await admin('PUT', 'faults', [{ match: { page: 1 }, respond: { status: 429, retry_after: 2, error_code: 'CFW.1', error_msg: 'später 😀' } }])
    await ask()
    await ask({ offset: 10, start_time: 'x' })
    t.strictSame(kept(app, 'status', 'isWhole', 'retryAfter'), [[400, true, undefined], [429, true, frozen ? undefined : 2_000]])
    t.match(app.state.journal.list(), [{ error_code: 'CFW.00200003', error_msg: /^parameter error: start_time/ }, { error_code: 'CFW.1', error_msg: 'später 😀' }])
  }
})

t.test('of a page that a fault changed, the first records were sent', async t => {
  const { app, ask, admin } = await mockFor(t, { now })
  const whole: ReadonlyArray<{ log_id: string }> = (await ask(window)).json().data.records
  const ids = whole.map(({ log_id: id }) => id)
  for (const rule of [{ kind: 'duplicate', share: 0 }, { kind: 'duplicate', share: 0.3 }, { kind: 'duplicate', share: 1 }, { kind: 'skew', share: 0.5 }]) {
    for (const limit of [1, 2, 10, 1_024]) {
      await admin('PUT', 'faults', [rule])
      const { data: { records } }: { data: { records: ReadonlyArray<{ log_id: string }> } } = (await ask({ ...window, limit })).json()
      const [entry] = app.state.journal.list({ limit: 1 })
      const sent = [...new Set(records.map(({ log_id: id }) => id))]
      t.strictSame(sent, ids.slice(0, entry?.records ?? 0), `${JSON.stringify(rule)}, limit ${limit}`)
      t.match(entry, { first_id: sent[0], last_id: sent.at(-1) })
    }
  }
})

t.test('what did not leave whole says so, once', async t => {
  const { app, admin } = await listening(t, [], immediateTimer())
  const rows: ReadonlyArray<readonly [wire: string, status: number, isWhole: boolean]> = [
    ['truncate', 200, false], ['reset', 0, false], ['empty', 0, false], ['garbage', 0, false], ['dribble', 200, true]
  ]
  for (const [wire, status, isWhole] of rows) {
    await admin('POST', 'reset')
    await admin('PUT', 'faults', [{ wire }])
    await fetch(app.listeningOrigin + urlOf(), { headers: { 'x-auth-token': 'any' } }).then(answer => answer.text()).catch(() => {})
    await recorded(app, 1)
    t.strictSame(kept(app, 'status', 'isWhole', 'fault'), [[status, isWhole, 'fault']], wire)
  }
})

t.test('an answer with connection: close leaves whole', async t => {
  const { app } = await listening(t)
  const socket = socketTo(app)
  socket.write(get(urlOf(window), 'connection: close\r\n'))
  socket.resume()
  await once(socket, 'close')
  await recorded(app, 1)
  t.strictSame(kept(app, 'status', 'isWhole'), [[200, true]])
})

t.test('a caller who leaves before all was sent', async t => {
  const { app } = await listening(t, [...Array(20)].map((_, n) => ({ log_id: `own-${n}`, start_time: now - 1_000, end_time: now, app: 'x'.repeat(1_000_000) })))
  const socket = socketTo(app)
  socket.write(get(urlOf(window)))
  await once(socket, 'data') // some 20 MB: more than the system takes
  socket.destroy()
  await recorded(app, 1)
  t.strictSame(kept(app, 'status', 'isWhole'), [[200, false]])
})

t.test('requests that nobody answers are recorded, once each', async t => {
  const { app, admin } = await listening(t)
  await admin('PUT', 'faults', [{ match: { query: { limit: '7' } }, wire: 'hang' }, { match: { query: { limit: '8' } }, delay: { type: 'fixed', ms: 3_600_000 } }])
  const rows: ReadonlyArray<readonly [name: string, limits: readonly number[]]> = [
    ['a hang', [7]], ['a delay', [8]], ['what waits behind a hang', [7, 1, 2, 7, 8, 3]], ['what waits behind a delay', [8, 8, 8, 8, 8]]
  ]
  for (const [name, limits] of rows) {
    app.state.journal.clear()
    const socket = socketTo(app)
    socket.write(limits.map(limit => get(urlOf({ limit }))).join(''))
    while (app.state.heldResponses.size() < limits.filter(limit => limit > 6).length) await nextTurn()
    socket.destroy()
    await recorded(app, limits.length)
    t.strictSame(kept(app, 'status', 'isWhole'), limits.map(() => [0, false]), name)
    t.equal(app.state.heldResponses.size(), 0, name)
  }
})

t.test('what is overwritten is counted, by project', async t => {
  const { app, ask } = await mockFor(t, { journal: 3, now })
  const { journal, clock } = app.state
  t.match(journal.overwritten(), { requests: 0 })
  for (let n = 0; n < 5; n++) {
    await ask()
    clock.advance(1_000)
  }
  t.strictSame(journal.overwritten(project), { requests: 2, newest: now + 1_000 })
  t.match(journal.overwritten('other'), { requests: 0 })
  await app.inject('/v3')
  await app.inject('/v3')
  t.match(journal.overwritten(), { requests: 4 })
  await ask()
  await ask()
  await ask()
  t.match(journal.overwritten(), { requests: 5 }, 'only requests for flow logs')
  app.state.reset('other')
  t.match(journal.overwritten(project), { requests: 5 })
  app.state.reset(project)
  t.strictSame(journal.overwritten(), { requests: 0, newest: -Infinity })
})

async function listening (t: Test, own: Parameters<typeof mockFor>[2] = [], surroundings: Parameters<typeof mockFor>[3] = {}): Promise<Mock> {
  const mock = await mockFor(t, { now }, own, surroundings)
  await mock.app.listen({ port: 0 })
  return mock
}

/** Some fields of the entries, newest first. */
function kept <Name extends keyof JournalEntry> ({ state }: Mock['app'], ...names: readonly Name[]): ReadonlyArray<ReadonlyArray<JournalEntry[Name]>> {
  return Array.from(state.journal.entries(), entry => names.map(name => entry[name]))
}

async function recorded ({ state }: Mock['app'], count: number): Promise<void> {
  while ([...state.journal.entries()].length < count) await nextTurn()
  await nextTurn()
}

const nextTurn = () => new Promise(resolve => { setImmediate(resolve) })
