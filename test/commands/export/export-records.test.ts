import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { configFrom } from '../../../src/config/config.ts'
import { encodeNdjson } from '../../../src/encode/ndjson.ts'
import { exportRecords, type Export } from '../../../src/commands/export/export-records.ts'
import { createUniverses } from '../../../src/universe/universes.ts'

const hour: Export = {
  universe: createUniverses(configFrom([]))('p', 'f'),
  question: {
    from: 1_663_555_012_000, to: 1_663_558_612_000, filter: {}, order: 'newest', limit: 100, offset: 0, logId: undefined, nextDate: undefined, horizon: Infinity, oldest: 0
  },
  encode: encodeNdjson,
  write: async () => {},
  stopped: () => false,
  onProgress: () => {}
}

t.test('it waits for a slow reader: one page is being read, one is ready', async t => {
  const waiting: Array<() => void> = []
  let encoded = 0
  let slow = true
  const done = exportRecords({
    ...hour,
    encode: page => {
      encoded++
      return encodeNdjson(page)
    },
    write: async () => slow ? new Promise(resolve => { waiting.push(resolve) }) : undefined
  })
  for (let read = 0; read < 5; read++) {
    await setImmediate()
    t.equal(waiting.length, 1)
    t.equal(encoded, read + 2)
    waiting.pop()?.()
  }
  slow = false
  await setImmediate()
  waiting.pop()?.()
  await done
})

t.test('what is written stays as it is until it is', async t => {
  const written: string[] = []
  await exportRecords({
    ...hour,
    write: async bytes => {
      await setImmediate()
      written.push(bytes.toString())
    }
  })
  const ids = written.join('').trimEnd().split('\n').map(line => JSON.parse(line).log_id)
  t.ok(ids.length > 1_000)
  t.equal(new Set(ids).size, ids.length)
})

t.test('reports the records and bytes it has written, and the total', async t => {
  const reports: Array<[number, number, number]> = []
  let size = 0
  await exportRecords({ ...hour, write: async bytes => { size += bytes.length }, onProgress: (...figures) => { reports.push(figures) } })
  t.equal(reports.reduce((sum, [records]) => sum + records, 0), reports[0]?.[2])
  t.equal(reports.reduce((sum, [, bytes]) => sum + bytes, 0), size)
})

t.test('when stopped, it finishes the page under way', async t => {
  let pages = 0
  await exportRecords({ ...hour, write: async () => { pages++ }, stopped: () => pages === 3 })
  t.ok(pages >= 3 && pages <= 5, `${pages} pages`)
})

t.test('a failing write ends it', async t => {
  await t.rejects(exportRecords({ ...hour, write: async () => { throw new Error('disk full') } }), { message: 'disk full' })
})
