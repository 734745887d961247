import t from 'tap'
import { storeText } from '../../src/journal/journal-entry.ts'
import { createJournal } from '../../src/journal/journal.ts'
import { createWalks } from '../../src/journal/walks.ts'

/** A journal that is record of requests by how they came (from 1) and what they asked. */
function journalOf (size: number) {
  const journal = createJournal(size, createWalks())
  const record = (arrival: number, more = '', isWalkStep = true) => {
    const entry = journal.nextEntry()
    storeText(entry, arrival.toString(16).padStart(32, '0'), `/v1/p/cfw/logs/flow?fw_instance_id=f&start_time=1&end_time=2&limit=10${more}`)
    Object.assign(entry, { tenant: 'p', method: 'GET', status: 200, isWalkStep, walkStep: null, time: 100 })
    journal.commit(entry)
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
