import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { csvHeaderOf } from '../../../src/encode/csv.ts'
import { expectSame } from '../../laws/expect-same.ts'
import { runs } from '../../laws/runs.ts'
import { resumePointOf } from '../../../src/commands/export/resume-point.ts'

const header = csvHeaderOf(false)

t.test('whole records, their bytes, and the id of the last', async t => {
  const rows = [
    ['ndjson', '', { bytes: 0 }],
    ['ndjson', '{"log_id":"1"}\n{"log_id":"2"}\n', { bytes: 30, logId: '2' }],
    ['ndjson', '{"log_id":"1"}\n{"log_id":"2"}', { bytes: 15, logId: '1' }],
    ['ndjson', '{"log_id":"', { bytes: 0 }],
    ['csv', 'log_id,x\r', { bytes: 0 }],
    ['csv', header, { bytes: header.length }],
    ['csv', `${header}1,a`, { bytes: header.length }],
    ['csv', `${header}1,a\r\n2,b`, { bytes: header.length + 5, logId: '1' }],
    ['csv', `${header}"a,""b""\nc","d\ne"\r\n2,"f\n`, { bytes: header.length + 19, logId: 'a,"b"\nc' }],
    ['csv', `${header}1,a\r\n2,"${'\r\n'.repeat(40)}`, { bytes: header.length + 5, logId: '1' }]
  ] as const
  for (const [format, content, wanted] of rows) {
    t.strictSame(await resumePointOf(join(t.testdir({ file: content }), 'file'), format, header), { logId: undefined, ...wanted }, JSON.stringify(content))
  }
})

t.test('a file that is not there has nothing', async t => {
  t.strictSame(await resumePointOf(join(t.testdir(), 'none'), 'csv', header), { bytes: 0, logId: undefined })
})

t.test('files of any length and any chunks, in any format, as a parser from the beginning finds them', async t => {
  const cell = fc.constantFrom('', 'a', ',', '"', '\n', '\r\n', '=x', 'x'.repeat(300))
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 16 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(7, 64, 1_000), fc.constantFrom(310, 700, 2_000), async (cells, part, chunk, tail) => {
    const rows = cells.map(([id, text], i) => ({ log_id: `${id}${i}`, text }))
    const quoted = (text: string) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    const formats = { ndjson: ['', ...rows.map(row => `${JSON.stringify(row)}\n`)], csv: [header, ...rows.map(row => `${quoted(row.log_id)},${quoted(row.text)}\r\n`)] }
    for (const format of ['ndjson', 'csv'] as const) {
      const lines = formats[format]
      const cut = Math.floor(part * lines.join('').length)
      let bytes = 0; let whole = 0
      while (whole < lines.length && bytes + lines[whole]!.length <= cut) bytes += lines[whole++]!.length
      const file = join(t.testdir({ file: lines.join('').slice(0, cut) }), 'file')
      expectSame(await resumePointOf(file, format, header, { chunk, tail }), { bytes, ...whole > 1 && { logId: rows[whole - 2]!.log_id } }, format, lines)
    }
  }), runs(60))
})

t.test('a long file that has no quote near its end is read from the end', async t => {
  const rows = '1,aaaa,bbbb\r\n'.repeat(200_000)
  for (const torn of ['', '3,cc']) {
    const file = join(t.testdir({ file: `${header}"${rows}2,a\r\n${torn}` }), 'file') // the lone quote would spoil everything
    t.strictSame(await resumePointOf(file, 'csv', header), { bytes: header.length + 1 + rows.length + 5, logId: '2' })
  }
})
