// Chance for faults, hashed from words that name the draw: the same requests under the same rules give the same faults in every process.
import { createHash } from 'node:crypto'

const range = 2 ** 48 // of six bytes

/** In [0, 1). */
export function chance (...words: ReadonlyArray<string | number>): number {
  return createHash('sha256').update(words.join('\0')).digest().readUIntBE(0, 6) / range
}
