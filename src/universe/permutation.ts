/**
 * Keyed permutations of 0 to 255 and their inverses. A fixed bank holds 64 shuffles (Fisher-Yates on addressed draws). A key picks a
 * shuffle, one of 256 rotations of the input and one of 256 XOR masks of the output: 2^22 permutations, at one look-up each.
 */
import { draw, keyOf } from './draw.ts'

const SHUFFLES = 64 // the bank and its inverses, 16 KiB each, fit into a processor's first cache
export const BANK = new Uint8Array(SHUFFLES * 256)
export const INVERSE = new Uint8Array(SHUFFLES * 256)

for (let shuffle = 0, key = keyOf('permutation'); shuffle < BANK.length; shuffle += 256) {
  for (let i = 0; i < 256; i++) BANK[shuffle + i] = i
  for (let i = 255; i > 0; i--) {
    const j = draw(key, shuffle + i) % (i + 1)
    const value = BANK[shuffle + i] ?? 0
    BANK[shuffle + i] = BANK[shuffle + j] ?? 0
    BANK[shuffle + j] = value
  }
  for (let i = 0; i < 256; i++) INVERSE[shuffle + (BANK[shuffle + i] ?? 0)] = i
}

/** The value, 0 to 255, to which the permutation of this key maps `x`, 0 to 255. */
export function permute (key: number, x: number): number {
  return BANK[((key & 63) << 8) | ((x + (key >>> 8)) & 255)]! ^ ((key >>> 16) & 255) // 14 bits index the whole bank
}
