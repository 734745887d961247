// Chance for faults: drawn from who asks for it, so that the same requests under the same rules meet the same luck in any process.
import { createHash } from 'node:crypto'

const size = 2 ** 48 // of six bytes

/** In [0, 1). */
export function chance (...words: ReadonlyArray<string | number>): number {
  return createHash('sha256').update(words.join('\0')).digest().readUIntBE(0, 6) / size
}
