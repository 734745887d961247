// Where an interrupted export goes on: what its file has so far.
import { open, type FileHandle } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { ConfigError } from '../../config/config.ts'
import type { ExportSettings } from './settings.ts'

export interface ResumePoint {
  /** log_id of the last whole record; undefined where there is none. */
  readonly logId: string | undefined
  /** The bytes of the whole records and of any header. What follows in the file is a torn record. */
  readonly bytes: number
}

/** Of the last whole line: where it begins in the file and where it ends (bytes). Both are 0 where there is none. */
interface Line { readonly begin: number, readonly end: number }

const [NEWLINE, QUOTE] = [10, 34] // ASCII
// In bytes: how much is read at a time, and how much must have no quote to show where rows of CSV end: more than any cell has (records/read-records.ts).
const READING = { chunk: 1_048_576, tail: 1_048_576 } as const
type Reading = Readonly<Record<keyof typeof READING, number>>

/** `header` is what the export begins with. A missing file has no records. Throws ConfigError if it does not begin or end as an export does. */
export async function resumePointOf (path: string, format: ExportSettings['format'], header: string, reading: Reading = READING): Promise<ResumePoint> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return { bytes: 0, logId: undefined }
  try {
    const { size } = await file.stat()
    const { begin, end } = await (format === 'csv' ? lastRow : lastLine)(file, size, reading)
    if (end === 0) return { bytes: 0, logId: undefined }
    if (format === 'csv' && (await bytesOf(file, 0, header.length)).toString() !== header) throw new ConfigError(`${path}: its first line is not the header of this export`, 'out')
    if (format === 'csv' && begin === 0) return { bytes: end, logId: undefined }
    return { bytes: end, logId: logIdIn((await bytesOf(file, begin, end)).toString(), format, path) }
  } finally {
    await file.close()
  }
}

function logIdIn (line: string, format: ExportSettings['format'], path: string): string {
  try {
    const logId: unknown = format === 'csv' ? parse(line)[0]?.[0] : JSON.parse(line).log_id
    if (typeof logId === 'string') return logId
  } catch {}
  throw new ConfigError(`${path}: its last line is no record`, 'out')
}

/** Reads from the file's end. */
async function lastLine (file: FileHandle, size: number, { chunk }: Reading): Promise<Line> {
  const ends: number[] = []
  for (let to = size; to > 0 && ends.length < 2; to -= chunk) {
    const from = Math.max(0, to - chunk)
    const bytes = await bytesOf(file, from, to)
    for (let i = lastNewline(bytes, bytes.length); i >= 0 && ends.length < 2; i = lastNewline(bytes, i)) ends.push(from + i + 1)
  }
  const [end = 0, begin = 0] = ends
  return { begin, end }
}

/** Reads from the file's end where it has no quotes: what is between quotes would have one of them there. */
async function lastRow (file: FileHandle, size: number, reading: Reading): Promise<Line> {
  const from = Math.max(0, size - reading.tail)
  const bytes = await bytesOf(file, from, size)
  const last = lastNewline(bytes, bytes.length)
  const previous = lastNewline(bytes, last)
  return previous < 0 || bytes.includes(QUOTE) ? lastRowFromBeginning(file, size, reading) : { begin: from + previous + 1, end: from + last + 1 }
}

/** Reads the whole file: a line break between quotes ends no row, and only from the beginning is it known what is between quotes. */
async function lastRowFromBeginning (file: FileHandle, size: number, { chunk }: Reading): Promise<Line> {
  let begin = 0; let end = 0
  let inQuotes = false
  for (let from = 0; from < size; from += chunk) {
    const bytes = await bytesOf(file, from, Math.min(size, from + chunk))
    for (let at = 0; at < bytes.length;) {
      const quote = bytes.indexOf(QUOTE, at)
      const next = quote < 0 ? bytes.length : quote
      const last = inQuotes ? -1 : lastNewline(bytes, next)
      if (last >= at) {
        const previous = lastNewline(bytes, last)
        begin = previous >= at ? from + previous + 1 : end
        end = from + last + 1
      }
      if (quote >= 0) inQuotes = !inQuotes
      at = next + 1
    }
  }
  return { begin, end }
}

/** The index of the last newline before `end`, or -1. */
function lastNewline (bytes: Buffer, end: number): number {
  return end <= 0 ? -1 : bytes.lastIndexOf(NEWLINE, end - 1)
}

async function bytesOf (file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(to - from), 0, to - from, from)
  return buffer.subarray(0, bytesRead)
}
