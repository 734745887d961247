import { join } from 'node:path'
import t from 'tap'
import { readRecords } from '../../src/records/read-records.ts'

const first = { log_id: '1', start_time: 5, end_time: 6, src_port: 80, src_city_name: 'a "b", c' }
const second = { log_id: '2', start_time: 5, end_time: 6, bytes: 1.5 }

t.test('the same records in every format', async t => {
  const dir = t.testdir({
    'a.json': JSON.stringify([first, second], null, 2),
    'b.ndjson': `\uFEFF${JSON.stringify(first)}\n\n${JSON.stringify(second)}\r\n`,
    'c.csv': '\uFEFFlog_id,start_time,end_time,src_port,src_city_name,bytes\r\n1,5,6,80,"a ""b"", c",\r\n\r\n2,5,6,,,1.5\r\n',
    'none.json': '[]'
  })
  for (const name of ['a.json', 'b.ndjson', 'c.csv']) t.strictSame(await readRecords(join(dir, name)), [first, second], name)
  t.strictSame(await readRecords(join(dir, 'none.json')), [])
  const bent = t.testdir({ 'x.json': '[{"end_time":6,"start_time":5,"log_id":"1"}]' })
  t.strictSame(Object.keys((await readRecords(join(bent, 'x.json')))[0] ?? {}), ['end_time', 'start_time', 'log_id'], 'fields stay in the file\'s order')
})

t.test('a bad record stops with file, line and reason', async t => {
  const rows = [
    ['port.json', '[\n{"log_id":"1","start_time":5,"end_time":6},\n{"log_id":"2","start_time":5,\n"end_time":6,"src_port":70000}]', '3: src_port must be an integer from 0 to 65535, got 70000'],
    ['missing.json', '[{"log_id":"1","start_time":5}]', '1: end_time is missing'],
    ['unknown.json', '[{"log_id":"1","start_time":5,"end_time":6,"colour":"red"}]', '1: colour is unknown'],
    ['number.json', '[\n\n7]', '3: a record must be an object'],
    ['syntax.json', '[\n{"log_id":"1",,}]', /^2: no JSON: /],
    ['cut.json', '[\n{"log_id":"1"', /^2: no JSON: /],
    ['twice.ndjson', '{"log_id":"1","start_time":5,"end_time":6}\n{"log_id":"1","start_time":7,"end_time":8}', '2: log_id 1 is there already'],
    ['syntax.ndjson', '{"log_id":"1","start_time":5,"end_time":6}\n{"log_id"', /^2: no JSON: /],
    ['text.csv', 'log_id,start_time,end_time\n1,5,6\n2,x,6', '3: start_time must be an integer from 0 to 9007199254740991, got "x"'],
    ['header.csv', 'log_id,start_time,end_time,colour\n1,5,6,red', '2: colour is unknown'],
    ['short.csv', 'log_id,start_time,end_time\n1,5,6\n2,5', /^3: no CSV: /],
    ['quote.csv', 'log_id,start_time,end_time\n"1,5,6', /^\d: no CSV: /]
  ] as const
  for (const [name, text, reason] of rows) {
    const file = join(t.testdir({ [name]: text }), name)
    const message = await readRecords(file).then(() => 'accepted', (error: Error) => error.message)
    t.ok(message.startsWith(`${file}:`), name)
    t.match(message.slice(file.length + 1), reason, name)
    t.notMatch(message, /\n/, `${name}: one line`)
  }
})

t.test('a file that is not there', async t => {
  await t.rejects(readRecords('no/such/file'), { message: /^cannot read records: .*no\/such\/file/ })
})
