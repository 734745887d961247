import { join } from 'node:path'
import t from 'tap'
import { readRecords, recordsFrom } from '../../src/records/read-records.ts'

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
  t.strictSame(await readRecords(join(t.testdir({ 'header.csv': 'log_id,start_time,end_time\r\n' }), 'header.csv')), [])
  const bent = t.testdir({ 'x.json': '[{"end_time":6,"start_time":5,"log_id":"1"}]' })
  t.strictSame(Object.keys((await readRecords(join(bent, 'x.json')))[0] ?? {}), ['end_time', 'start_time', 'log_id'], 'fields stay in the file\'s order')
})

t.test('JSON as people have it: whole answers, pretty-printed or not, one after the other', async t => {
  const answer = { data: { limit: 2, records: [first, second], total: 9 } }
  const third = { log_id: '3', start_time: 5, end_time: 6, dst_host: '}{][ \\" //' }
  const rows = [
    ['an answer', JSON.stringify(answer), [first, second]],
    ['the same, pretty-printed', JSON.stringify(answer, null, 2), [first, second]],
    ['an answer without records', '{"data":{"limit":1,"records":[],"total":0}}', []],
    ['answers, one a line', `${JSON.stringify(answer)}\n${JSON.stringify({ data: { records: [third] } })}\n`, [first, second, third]],
    ['pretty-printed records, one after the other', [first, third, second].map(record => JSON.stringify(record, null, 2)).join('\n'), [first, third, second]],
    ['a pretty-printed record', JSON.stringify(first, null, 4), [first]],
    ['arrays, an answer, a record', `${JSON.stringify([third], null, 1)}${JSON.stringify(answer, null, '\t')}  ${JSON.stringify({ ...third, log_id: '4' })}`, [third, first, second, { ...third, log_id: '4' }]]
  ] as const
  for (const [name, text, records] of rows) t.strictSame(await readRecords(join(t.testdir({ file: text }), 'file')), records, name)
})

t.test('a field that is null counts as absent', async t => {
  const nulls = { log_id: '1', start_time: 5, end_time: 6, app: null, src_port: null, dst_host: null }
  for (const text of [JSON.stringify([nulls]), JSON.stringify(nulls)]) t.strictSame(await readRecords(join(t.testdir({ file: text }), 'file')), [{ log_id: '1', start_time: 5, end_time: 6 }])
  t.strictSame(recordsFrom([nulls]), [{ log_id: '1', start_time: 5, end_time: 6 }])
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
    ['answer.json', '{"data":{"records":[\n{"log_id":"1","start_time":5,"end_time":6},\n{"log_id":"2"}]}}', '3: start_time is missing'],
    ['pretty.json', '{\n"log_id":"1","start_time":5,"end_time":6\n}\n{\n"log_id":"1","start_time":5,"end_time":6\n}', '4: log_id 1 is there already'],
    ['torn.json', '{\n"log_id":"1","start_time":5,"end_time":6\n}\n{\n"log_id":', /^5: no JSON: /],
    ['rest.json', '[\n{"log_id":"1","start_time":5,"end_time":6}\n]\nrest', /^4: no JSON: /],
    ['null.json', '[{"log_id":null,"start_time":5,"end_time":6}]', '1: log_id is missing'],
    ['words.txt', 'hello world', '1: neither JSON nor CSV with a header: log_id, start_time, end_time not in its first line'],
    ['page.html', '<html>\n<body></body>', /^1: neither JSON nor CSV/],
    ['lines.csv', '1,5,6\n2,5,6', /^1: neither JSON nor CSV/],
    ['empty.csv', '', '1: the file is empty'],
    ['blank.json', '\uFEFF \n\n', '1: the file is empty'],
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

t.test('a text may have 262 144 characters', async t => {
  const at = { log_id: '1', start_time: 1, end_time: 2 }
  t.equal(recordsFrom([{ ...at, app: 'x'.repeat(262_144) }]).length, 1)
  t.throws(() => recordsFrom([{ ...at, app: 'x'.repeat(262_145) }]), { message: 'records[0]: app must have at most 262144 characters' })
})
