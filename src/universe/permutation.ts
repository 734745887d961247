/**
 * Keyed permutations of 0 to 255 and their inverses: a fixed bank of 256 shuffles (Fisher-Yates, addressed draws),
 * each with 256 rotations of what goes in and 256 masks on what comes out, so 2^24 of them, at one look-up each.
 */
import { draw, keyOf } from './draw.ts'

const BANK = new Uint8Array(65_536)
const INVERSE = new Uint8Array(65_536)

for (let shuffle = 0, key = keyOf('permutation'); shuffle < 65_536; shuffle += 256) {
  for (let i = 0; i < 256; i++) BANK[shuffle + i] = i
  for (let i = 255; i > 0; i--) {
    const j = draw(key, shuffle + i) % (i + 1)
    const card = BANK[shuffle + i] ?? 0
    BANK[shuffle + i] = BANK[shuffle + j] ?? 0
    BANK[shuffle + j] = card
  }
  for (let i = 0; i < 256; i++) INVERSE[shuffle + (BANK[shuffle + i] ?? 0)] = i
}

/** Where the permutation of this key takes `x`; both are 0 to 255. */
export function permute (key: number, x: number): number {
  return BANK[((key & 255) << 8) | ((x + (key >>> 8)) & 255)]! ^ ((key >>> 16) & 255) // 16 bits address the bank, whole
}

/** The `x` that the permutation of this key takes to `y`. */
export function unpermute (key: number, y: number): number {
  return (INVERSE[((key & 255) << 8) | (y ^ ((key >>> 16) & 255))]! - (key >>> 8)) & 255 // as above
}
