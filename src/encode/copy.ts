/** For a few bytes: a loop is faster than a call. Returns the place after them. */
export function copy (bytes: Uint8Array, out: Uint8Array, at: number): number {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!
  return at + bytes.length
}

/** For more. */
export function paste (bytes: Uint8Array, out: Uint8Array, at: number): number {
  out.set(bytes, at)
  return at + bytes.length
}
