/** The writer of assembly/writer.ts: rows of numbers to the bytes of records. Each has a memory of its own, which only grows. */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.ts'
import { COLUMNS } from './assembly/columns.ts'

export interface Writer {
  /** How many rows there is room for. */
  readonly mostRows: number
  /** The rows, COLUMNS numbers each; others after `keep`, which may move them. */
  readonly rows: Float64Array
  /** Keeps a text for good; returns where, for the rows to say. */
  readonly keep: (text: string) => number
  /** The records of the first `count` rows, `separator` behind each. Good until the next call. */
  readonly write: (count: number, separator: number) => Uint8Array
}

/** What assembly/writer.ts exports. */
interface Exports {
  readonly memory: WebAssembly.Memory
  mostRows (): number
  rows (): number
  bytes (): number
  fragment (length: number): number
  write (count: number, separator: number): number
}

const compiled = new WebAssembly.Module(readFileSync(packageFile('dist/writer.wasm')))

export function createWriter (): Writer {
  const { exports } = new WebAssembly.Instance(compiled, {})
  if (!isComplete(exports)) throw new Error('dist/writer.wasm is not of this version: npm run build')
  const { memory, fragment, write } = exports
  const mostRows = exports.mostRows()
  const start = exports.bytes()
  const rowsIn = (buffer: ArrayBuffer) => new Float64Array(buffer, exports.rows(), mostRows * COLUMNS)
  let bytes = Buffer.from(memory.buffer)
  const writer = {
    mostRows,
    rows: rowsIn(memory.buffer),
    keep (text: string) {
      const at = fragment(Buffer.byteLength(text))
      if (bytes.buffer !== memory.buffer) { // it has grown
        bytes = Buffer.from(memory.buffer)
        writer.rows = rowsIn(memory.buffer)
      }
      bytes.write(text, at + 4)
      return at
    },
    write: (count: number, separator: number) => bytes.subarray(start, write(count, separator))
  }
  return writer
}

function isComplete (exports: object): exports is Exports {
  return ['memory', 'mostRows', 'rows', 'bytes', 'fragment', 'write'].every(name => name in exports)
}
