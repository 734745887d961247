import t from 'tap'
import { createJournal } from '../../src/journal/journal.ts'
import type { JournalEntry } from '../../src/journal/journal-entry.ts'
import { NO_PAGE } from '../../src/journal/served-page.ts'
import { createWalks } from '../../src/journal/walks.ts'

const idFor = (n: number) => n.toString(16).padStart(32, '0')
const entry: JournalEntry = {
  ...NO_PAGE, id: idFor(0), url: '/', tenant: 'p', method: 'GET', status: 200, time: 100, isWalkStep: false, walkStep: null, isWhole: true, refusal: null, retryAfter: undefined, fault: undefined, duration: 0
}

/** A journal that is record of requests by how they came (from 1) and what they asked. */
function journalOf (size: number) {
  const journal = createJournal(size, createWalks())
  const record = (arrival: number, more = '', isWalkStep = true) => {
    journal.record({ ...entry, id: idFor(arrival), url: `/v1/p/cfw/logs/flow?fw_instance_id=f&start_time=1&end_time=2&limit=10${more}`, isWalkStep })
  }
  const pages = () => journal.list().map(({ page }) => page).reverse()
  return { journal, record, pages }
}

t.test('requests take their steps in the order in which they came, whoever was answered first', async t => {
  const { record, pages } = journalOf(10)
  record(2, '&offset=10')
  record(3, '&offset=20')
  record(1)
  record(4, '&offset=30')
  t.strictSame(pages(), [2, 3, 1, 4])
})

t.test('a request that was refused is no step', async t => {
  const { record, pages, journal } = journalOf(10)
  record(1)
  record(2, '&offset=10', false)
  record(3, '&offset=10')
  t.strictSame(pages(), [1, null, 2])
  t.strictSame(journal.list({ limit: 1 })[0]?.hints, [])
})

t.test('a step is counted when it is looked at, and once', async t => {
  const { record, pages } = journalOf(3)
  for (let page = 1; page <= 8; page++) {
    record(page, page === 1 ? '' : `&offset=${page}`)
    if (page % 3 === 0) t.strictSame(pages(), [page - 2, page - 1, page])
  }
  t.strictSame(pages(), [6, 7, 8])
})

t.test('what was written over before anybody looked is not made up', async t => {
  const { record, pages } = journalOf(3)
  for (let page = 1; page <= 8; page++) record(page, page === 1 ? '' : `&offset=${page}`)
  t.strictSame(pages(), [null, null, null])
  record(9, '&offset=9')
  t.strictSame(pages(), [null, null, null])
  record(10)
  record(11, '&offset=10')
  t.strictSame(pages(), [null, 1, 2], 'it is known again when the walk begins again')
})

t.test('a query of many parameters is read as it was answered', async t => {
  const { record, journal } = journalOf(3)
  record(1, `${'&a=1'.repeat(1_500)}&app=%E4%B8%AD+x`)
  t.match(journal.list()[0]?.query, { limit: 10, app: '中 x' })
})

t.test('long addresses write over the oldest, and over nothing else', async t => {
  const journal = createJournal(3_000, createWalks())
  const urlFor = (n: number) => `/v1/p/cfw/logs/flow?n=${n}&${'x'.repeat(n % 4 === 0 ? 8_000 : n % 300)}`
  const message = (n: number) => n % 3 === 0 ? { code: 'CFW.1', message: `späte ${'é'.repeat(n % 200)}` } : null
  let kept = 0
  for (let n = 0; n < 20_000; n++) {
    journal.record({ ...entry, id: idFor(n), url: urlFor(n), refusal: message(n), tenant: `p${n % 3}`, time: n })
    if (n % 997 !== 0) continue
    if (n % 5 === 0) journal.clear(`p${n % 2}`)
    const entries = [...journal.entries()]
    kept = Math.max(kept, entries.length)
    for (const { id, url, refusal, time } of entries) {
      if (id !== idFor(time) || url !== urlFor(time) || refusal?.message !== message(time)?.message) t.fail(`${n}: ${time} ${id} ${url.slice(0, 100)}`)
    }
    t.equal(new Set(entries.map(({ time }) => time)).size, entries.length)
    t.equal(entries[0]?.time ?? n, n)
  }
  t.ok(kept > 350 && kept < 1_000, `${kept} at most`)
})

t.test('of more projects than have a count of their own, the others share one', async t => {
  const journal = createJournal(1, createWalks())
  for (let n = 0; n < 2_001; n++) {
    journal.record({ ...entry, url: '/v1/p/cfw/logs/flow', tenant: `p${n}`, time: n })
  }
  t.strictSame(journal.overwritten(), { requests: 2_000, newest: 1_999 })
  t.strictSame(journal.overwritten('p1023'), { requests: 1, newest: 1_023 })
  t.strictSame(journal.overwritten('p1024'), { requests: 976, newest: 1_999 })
})

t.test('steps that many requests still have to take are taken a few at a time', async t => {
  const [one, other] = [journalOf(2_000), journalOf(2_000)]
  for (let arrival = 1; arrival <= 2_000; arrival++) for (const { record } of [one, other]) record(arrival, arrival === 1 ? '' : `&offset=${arrival}`)
  let turns = 0
  const count = () => {
    turns++
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  await one.journal.assignWalkStepsInTurns()
  clearImmediate(next)
  t.ok(turns >= 3, `${turns} turns`)
  t.strictSame([...one.journal.each()], other.journal.list())
})
