/** Keyed permutations of 0 to 255 and their inverses, by the bank of universe/permutation.ts. */

let bank: usize = 0
let inverse: usize = 0

/** Where TypeScript has laid the bank and its inverses. */
export function setPermutations (bankAt: usize, inverseAt: usize): void {
  bank = bankAt
  inverse = inverseAt
}

/** Where the permutation of this key takes `x`; both are 0 to 255. */
export function permute (key: u32, x: u32): u32 {
  return <u32>load<u8>(bank + (((key & 63) << 8) | ((x + (key >>> 8)) & 255))) ^ ((key >>> 16) & 255)
}

/** The `x` that the permutation of this key takes to `y`. */
export function unpermute (key: u32, y: u32): u32 {
  return (<u32>load<u8>(inverse + (((key & 63) << 8) | (y ^ ((key >>> 16) & 255)))) - (key >>> 8)) & 255
}
