// What an export that was cut short has left in its file.
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { ConfigError } from '../../config/config.ts'

export interface Written {
  /** log_id of the last whole record; undefined where there is none. */
  readonly logId: string | undefined
  /** Whole records. */
  readonly records: number
  /** What they take, with any header; what follows is a torn record. */
  readonly bytes: number
}

type Format = 'ndjson' | 'csv'

const NEWLINE = 10
const QUOTE = 34
const PIECE = 1_048_576 // bytes read at a time

/** A file that is not there has nothing. Throws ConfigError where the last line is no record. */
export async function writtenTo (path: string, format: Format): Promise<Written> {
  const { lines, bytes, last } = await linesOf(path, format === 'csv')
  const records = format === 'csv' ? Math.max(lines - 1, 0) : lines
  return { records, bytes, logId: records === 0 ? undefined : logIdIn(last, format, path) }
}

function logIdIn (line: string, format: Format, path: string): string {
  try {
    const logId: unknown = format === 'csv' ? parse(line)[0]?.[0] : JSON.parse(line).log_id
    if (typeof logId === 'string') return logId
  } catch {}
  throw new ConfigError(`${path}: its last line is no record`)
}

/** Whole lines, their bytes, and the last of them. `quoted`: line breaks between quotes end no line, as in CSV. */
async function linesOf (path: string, quoted: boolean): Promise<{ lines: number, bytes: number, last: string }> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return { lines: 0, bytes: 0, last: '' }
  try {
    const piece = Buffer.allocUnsafe(PIECE)
    let lines = 0; let begin = 0; let end = 0
    let inQuotes = false
    for (let offset = 0, bytesRead = PIECE; bytesRead > 0; offset += bytesRead) {
      bytesRead = (await file.read(piece, 0, PIECE, offset)).bytesRead
      for (let i = 0; i < bytesRead; i++) {
        if (quoted && piece[i] === QUOTE) inQuotes = !inQuotes
        if (piece[i] !== NEWLINE || inQuotes) continue
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
