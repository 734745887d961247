// Records per second of an export to a file: by the encoder, as rows of CSV, and by JSON.stringify of the same objects; in turn.
import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configFrom } from '../../src/config/config.ts'
import { owned, type Lent } from '../../src/encode/lent.ts'
import { encodeLines } from '../../src/encode/lines.ts'
import { encodeRows } from '../../src/encode/rows.ts'
import { exportRecords } from '../../src/commands/export/export-records.ts'
import { outputTo } from '../../src/commands/export/output.ts'
import { recordsOf, type Page } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { median } from '../median.ts'

/** Medians, in records per second. */
export interface ExportRates {
  readonly lines: number
  readonly rows: number
  readonly stringified: number
}

const universe = createUniverses(configFrom([]))('project', 'firewall')
const question = {
  from: Date.UTC(2024, 3, 8), to: Date.UTC(2024, 3, 11), filter: {}, order: 'newest', limit: 1_024, offset: 0, horizon: Infinity, oldest: 0, logId: undefined, nextDate: undefined
} as const
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir() // where the system has it, a file system in memory: it is not the disk that is to be measured
const encoders = { lines: encodeLines, rows: encodeRows, stringified: encodeObjects } as const

export async function measureExport (times: number): Promise<ExportRates> {
  const folder = await mkdtemp(join(memory, 'cfw-mock-bench-'))
  const rates = { lines: new Array<number>(), rows: new Array<number>(), stringified: new Array<number>() }
  try {
    for (let time = 0; time < times; time++) {
      for (const name of ['lines', 'rows', 'stringified'] as const) rates[name].push(await rateOf(encoders[name], join(folder, 'flows')))
    }
    return { lines: median(rates.lines), rows: median(rates.rows), stringified: median(rates.stringified) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function rateOf (encode: (page: Page) => Lent, path: string): Promise<number> {
  const output = outputTo(path, false)
  let records = 0
  const began = performance.now()
  await exportRecords({ universe, question, encode, write: output.write, stopped: () => false, onWritten: count => { records += count } })
  await output.close()
  return records / (performance.now() - began) * 1_000
}

function encodeObjects (page: Page): Lent {
  return owned(Buffer.from(recordsOf(page).map(record => `${JSON.stringify(record)}\n`).join('')))
}
