// A store as bytes: lines of JSON or CSV, gzipped or not. The first bytes tell which.
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Comparison } from './comparison.ts'
import { cellsOf, hasOddQuotes } from './csv-cells.ts'

export interface StoredLinesOptions {
  /** The first bad line ends the comparison. */
  readonly strict?: boolean | undefined
  /** Lines of JSON, as they are, whose writer may have been ended as it wrote: the last one may be torn. */
  readonly ndjson?: boolean | undefined
  /** Called with the number of bytes of each piece, as it was read. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** A line, from 1, that holds no record. */
class BadLine extends Error {}

/** Whether an error says that the store is not what it should be: a line without a record, or damaged gzip. */
export function isUnreadable (error: unknown): error is Error {
  return error instanceof BadLine || (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_'))
}

const LONGEST_LINE = 1_048_576 // characters
const UNZIPPED_AT_ONCE = 262_144 // bytes

/** Throws what isUnreadable knows, and what `bytes` throws. */
export async function compareLines (bytes: AsyncIterable<Uint8Array>, comparison: Comparison, { strict = false, ndjson = false, onBytes }: StoredLinesOptions = {}): Promise<void> {
  let number = 0
  let lines: Lines | undefined = ndjson ? { take: comparison.addJson } : undefined
  const attempt = (work: () => void, mayFail = false) => {
    try {
      work()
    } catch (error) {
      if (mayFail) return
      const reason = error instanceof Error ? error.message : String(error)
      if (strict || lines === undefined) throw new BadLine(`line ${number}: ${reason}`)
      comparison.addBadLine(number, reason)
    }
  }
  const takeLine = (line: string, mayBeTorn = false) => {
    number++
    const text = line.endsWith('\r') ? line.slice(0, -1) : line
    if (text.trim() === '') return
    attempt(() => {
      if (text.length > LONGEST_LINE) throw new BadLine(`longer than ${LONGEST_LINE} characters`)
      lines ??= text.startsWith('{') ? { take: comparison.addJson } : rowsInto(comparison, text)
      lines.take(text)
    }, mayBeTorn)
  }
  let rest = ''
  for await (const piece of ndjson ? counted(bytes, onBytes) : unzipped(counted(bytes, onBytes))) {
    const text = rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1') // a character for each byte: no character is cut in two
    let begin = number === 0 && rest === '' && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
    for (let end = text.indexOf('\n', begin); end >= 0; end = text.indexOf('\n', begin)) {
      takeLine(text.slice(begin, end))
      begin = end + 1
    }
    rest = text.slice(begin)
    if (rest.length > 2 * LONGEST_LINE) rest = rest.slice(0, LONGEST_LINE + 1) // it is bad, however it goes on
  }
  if (rest !== '') takeLine(rest, ndjson)
  attempt(() => lines?.end?.())
}

interface Lines {
  /** Throws at a line without a record. */
  readonly take: (line: string) => void
  /** Throws where the last line is not the end of a record. */
  readonly end?: () => void
}

const BYTE_ORDER_MARK = '\xef\xbb\xbf'

/** The header first. A row may go on in the next line, where a cell in quotes has a line break. */
function rowsInto (comparison: Comparison, header: string): Lines {
  const names = cellsOf(utf8(header))
  if (!comparison.hasId(recordOf(names, names))) throw new BadLine('neither a line of JSON nor a header of CSV with the field of the id')
  let open: string[] = [] // the lines of a row so far: only the new one is looked at, however many there are
  let length = 0
  let isHeader = true
  const unclosed = () => {
    open = []
    return new BadLine('a quote that is not closed')
  }
  return {
    take (line) {
      if (isHeader) {
        isHeader = false
        return
      }
      const isOpen = hasOddQuotes(line) !== (open.length > 0)
      length = open.length > 0 ? length + 1 + line.length : line.length
      open.push(line)
      if (isOpen && length > LONGEST_LINE) throw unclosed()
      if (isOpen) return
      const row = open.join('\n')
      open = []
      const cells = cellsOf(utf8(row))
      if (cells.length !== names.length) throw new BadLine(`${cells.length} cells under a header of ${names.length}`)
      comparison.add(recordOf(names, cells), true)
    },
    end () {
      if (open.length > 0) throw unclosed()
    }
  }
}

function recordOf (names: readonly string[], cells: readonly string[]): object {
  const record: Record<string, unknown> = {}
  for (let i = 0; i < cells.length; i++) record[names[i]!] = cells[i]
  return record
}

function utf8 (latin1: string): string {
  return /[^\0-\x7f]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString() : latin1
}

async function * counted (bytes: AsyncIterable<Uint8Array>, onBytes: StoredLinesOptions['onBytes']): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of bytes) {
    onBytes?.(piece.length)
    yield piece
  }
}

async function * unzipped (bytes: AsyncGenerator<Uint8Array, void, void>): AsyncGenerator<Uint8Array, void, void> {
  const { value: first } = await bytes.next()
  if (first === undefined) return
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield first
    return yield * bytes
  }
  const gunzip = createGunzip({ chunkSize: UNZIPPED_AT_ONCE })
  pipeline(async function * () {
    yield first
    yield * bytes
  }, gunzip, () => {}) // an error destroys gunzip too
  yield * gunzip
}
