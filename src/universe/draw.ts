/** Randomness by address: the same key and number always draw the same bits, in any order and in any process. */

const GOLDEN = 0x9e3779b9 // 2 ** 32 / the golden ratio

/** 32 uniform bits (0 to 2^32 - 1) for the n-th draw of a key; n is an integer from 0 to 2^53 - 1. */
export function draw (key: number, n: number): number {
  const low = mix(key ^ (n | 0))
  return (n < 4_294_967_296 ? low : mix(low + Math.imul(Math.floor(n / 4_294_967_296), GOLDEN))) >>> 0
}

/** Murmur3's 32-bit finaliser (Austin Appleby, public domain); an int32 in, an int32 out. */
function mix (bits: number): number {
  let h = bits ^ GOLDEN
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** An int32 key from the names of a thing, such as seed, project, firewall, stream, attribute. */
export function keyOf (...parts: ReadonlyArray<string | number>): number {
  let key = parts.length
  for (const part of parts) {
    const text = String(part)
    key = mix(key ^ text.length)
    for (let i = 0; i < text.length; i++) key = mix(key ^ text.charCodeAt(i))
  }
  return key
}
