// Where an interrupted export goes on: what its file has so far.
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { ConfigError } from '../../config/config.ts'
import type { ExportSettings } from './settings.ts'

export interface ResumePoint {
  /** log_id of the last whole record; undefined where there is none. */
  readonly logId: string | undefined
  /** Whole records. */
  readonly records: number
  /** The bytes of these records and of any header. What follows in the file is a torn record. */
  readonly bytes: number
}

const [NEWLINE, QUOTE] = [10, 34] // ASCII
const CHUNK = 1_048_576 // bytes read at a time

/** A missing file has no records. Throws ConfigError if the last line is no record. */
export async function resumePointOf (path: string, format: ExportSettings['format']): Promise<ResumePoint> {
  const { lines, bytes, last } = await linesOf(path, format === 'csv')
  const records = format === 'csv' ? Math.max(lines - 1, 0) : lines
  return { records, bytes, logId: records === 0 ? undefined : logIdIn(last, format, path) }
}

function logIdIn (line: string, format: ExportSettings['format'], path: string): string {
  try {
    const logId: unknown = format === 'csv' ? parse(line)[0]?.[0] : JSON.parse(line).log_id
    if (typeof logId === 'string') return logId
  } catch {}
  throw new ConfigError(`${path}: its last line is no record`, 'out')
}

/** The number of whole lines, their bytes, and the last of them. If `quoted`, a line break between quotes ends no line, as in CSV. */
async function linesOf (path: string, quoted: boolean): Promise<{ lines: number, bytes: number, last: string }> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return { lines: 0, bytes: 0, last: '' }
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    let lines = 0; let begin = 0; let end = 0
    let inQuotes = false
    for (let offset = 0, bytesRead = CHUNK; bytesRead > 0; offset += bytesRead) {
      bytesRead = (await file.read(chunk, 0, CHUNK, offset)).bytesRead
      for (let i = 0; i < bytesRead; i++) {
        if (quoted && chunk[i] === QUOTE) inQuotes = !inQuotes
        if (chunk[i] !== NEWLINE || inQuotes) continue
        lines++
        begin = end
        end = offset + i + 1
      }
    }
    const { buffer } = await file.read(Buffer.alloc(end - begin), 0, end - begin, begin)
    return { lines, bytes: end, last: buffer.toString() }
  } finally {
    await file.close()
  }
}
