import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { configFrom } from '../../src/config/config.ts'
import { csvHeaderOf, encodeCsv } from '../../src/encode/csv.ts'
import { pageOf } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'

const config = { ...configFrom([]), rate: 0 }
const everything = { from: 0, to: 1, filter: {}, order: 'oldest', limit: 10, offset: 0, horizon: 10, oldest: 0 } as const

t.test('whatever an own record holds is read back', async t => {
  fc.assert(fc.property(fc.array(fc.record({
    app: fc.string({ unit: 'grapheme', minLength: 1 }),
    dst_host: fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'x', ';'), minLength: 1 })
  }), { minLength: 1, maxLength: 10 }), texts => {
    const own = texts.map((fields, i) => ({ log_id: `"${i}",`, start_time: 0, end_time: 0, ...fields }))
    const { bytes } = encodeCsv(pageOf(createUniverses(config, own)('p', 'f'), everything))
    const read: ReadonlyArray<Readonly<Record<string, string>>> = parse(csvHeaderOf(false) + bytes.toString(), { columns: true })
    t.strictSame(read.map(({ log_id: id, app, dst_host: host }) => [id, app, host]), own.map(({ log_id: id, app, dst_host: host }) => [id, app, host]))
  }))
})
