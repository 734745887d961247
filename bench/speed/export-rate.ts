// Records per second of an export to a file, as NDJSON, as CSV, and as JSON.stringify writes the same records; in turn.
import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configFrom } from '../../src/config/config.ts'
import { unpooled, type EncodedPage } from '../../src/encode/encoded-page.ts'
import { encodeNdjson } from '../../src/encode/ndjson.ts'
import { encodeCsv } from '../../src/encode/csv.ts'
import { exportRecords } from '../../src/commands/export/export-records.ts'
import { outputTo } from '../../src/commands/export/output.ts'
import { recordsOf, type Page } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { median } from '../median.ts'
import { atLeast, table, type Report } from './report.ts'

const universe = createUniverses(configFrom([]))('project', 'firewall')
const question = {
  from: Date.UTC(2024, 3, 8), to: Date.UTC(2024, 3, 11), filter: {}, order: 'newest', limit: 1_024, offset: 0, horizon: Infinity, oldest: 0, logId: undefined, nextDate: undefined
} as const
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir() // in memory where that is possible, so that the disk does not count
const encoders = { lines: encodeNdjson, rows: encodeCsv, stringified: encodeObjects } as const

export async function measureExport (rounds: number): Promise<Report> {
  const folder = await mkdtemp(join(parent, 'cfw-mock-bench-'))
  const rates = { lines: new Array<number>(), rows: new Array<number>(), stringified: new Array<number>() }
  try {
    for (let round = 0; round < rounds; round++) {
      for (const name of ['lines', 'rows', 'stringified'] as const) rates[name].push(await rateOf(encoders[name], join(folder, 'flows')))
    }
  } finally {
    await rm(folder, { recursive: true })
  }
  const [lines, rows, stringified] = [median(rates.lines), median(rates.rows), median(rates.stringified)]
  return {
    name: 'export',
    figures: { lines, rows, stringified }, // records per second
    table: table(['export', 'records/s'], [['NDJSON', lines.toFixed(0)], ['CSV', rows.toFixed(0)], ['JSON.stringify', stringified.toFixed(0)]]),
    bounds: [atLeast(4, 'export / JSON.stringify', lines / stringified)]
  }
}

/** Records per second. */
async function rateOf (encode: (page: Page) => EncodedPage, path: string): Promise<number> {
  const output = outputTo(path, false)
  let records = 0
  const began = performance.now()
  await exportRecords({ universe, question, encode, write: output.write, stopped: () => false, onProgress: count => { records += count } })
  await output.close()
  return records / (performance.now() - began) * 1_000
}

function encodeObjects (page: Page): EncodedPage {
  return unpooled(Buffer.from(recordsOf(page).map(record => `${JSON.stringify(record)}\n`).join('')))
}
