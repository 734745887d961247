import { join } from 'node:path'
import t from 'tap'
import { resumePointOf } from '../../../src/commands/export/resume-point.ts'

t.test('whole records, their bytes, and the id of the last', async t => {
  const rows = [
    ['ndjson', '', { records: 0, bytes: 0, logId: undefined }],
    ['ndjson', '{"log_id":"1"}\n{"log_id":"2"}\n', { records: 2, bytes: 30, logId: '2' }],
    ['ndjson', '{"log_id":"1"}\n{"log_id":"2"}', { records: 1, bytes: 15, logId: '1' }],
    ['csv', 'log_id,x\r', { records: 0, bytes: 0, logId: undefined }],
    ['csv', 'log_id,x\r\n', { records: 0, bytes: 10, logId: undefined }],
    ['csv', 'log_id,x\r\n1,a\r\n2,b', { records: 1, bytes: 15, logId: '1' }],
    ['csv', 'log_id,x\r\n"a,""b""\nc","d\ne"\r\n2,"f\n', { records: 1, bytes: 29, logId: 'a,"b"\nc' }]
  ] as const
  for (const [format, content, wanted] of rows) {
    t.strictSame(await resumePointOf(join(t.testdir({ file: content }), 'file'), format), wanted, JSON.stringify(content))
  }
})

t.test('a file that is not there has nothing', async t => {
  t.strictSame(await resumePointOf(join(t.testdir(), 'none'), 'csv'), { records: 0, bytes: 0, logId: undefined })
})

t.test('a file longer than what is read at a time', async t => {
  const line = `${JSON.stringify({ log_id: '1', text: 'x'.repeat(700_000) })}\n`
  t.match(await resumePointOf(join(t.testdir({ file: `${line.repeat(5)}{` }), 'file'), 'ndjson'), { records: 5, bytes: 5 * line.length, logId: '1' })
})
