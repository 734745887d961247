/** Keyed permutations of 0 to 255 and their inverses. universe/permutation.ts makes the 64 that a key chooses from, shifts and flips. */
import { DEBUG } from './debug'

const SHIFT_BITS: u32 = 8 // bits 8 to 15 of a key are added to what is permuted
const FLIP_BITS: u32 = 16 // bits 16 to 23 are flipped in what comes out
const BYTE: u32 = 255

let permutations: usize = 0
let inverses: usize = 0

/** Addresses of 64 permutations and of their inverses, 256 bytes each. */
export function setPermutations (permutationsAt: usize, inversesAt: usize): void {
  permutations = permutationsAt
  inverses = inversesAt
}

/** Where the permutation of this key takes `x`; both are 0 to 255. */
export function permute (key: u32, x: u32): u32 {
  if (DEBUG) assert(x <= BYTE, 'permute: 0 to 255')
  return <u32>load<u8>(permutations + (tableOf(key) | ((x + (key >>> SHIFT_BITS)) & BYTE))) ^ ((key >>> FLIP_BITS) & BYTE)
}

/** The `x` that the permutation of this key takes to `y`. */
export function unpermute (key: u32, y: u32): u32 {
  if (DEBUG) assert(y <= BYTE, 'unpermute: 0 to 255')
  return (<u32>load<u8>(inverses + (tableOf(key) | (y ^ ((key >>> FLIP_BITS) & BYTE)))) - (key >>> SHIFT_BITS)) & BYTE
}

@inline
function tableOf (key: u32): u32 { return (key & 63) << 8 }
