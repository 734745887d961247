/** Memory: tables that TypeScript has laid there, read by where they lie, and room for what else there is. */

export function byteAt (table: usize, index: i32): u32 { return load<u8>(table + index) }
export function shortAt (table: usize, index: i32): u32 { return load<u16>(table + (<usize>index << 1)) }
export function wordAt (table: usize, index: i32): u32 { return load<u32>(table + (<usize>index << 2)) }
export function floatAt (table: usize, index: i32): f64 { return load<f32>(table + (<usize>index << 2)) }
export function doubleAt (table: usize, index: i32): f64 { return load<f64>(table + (<usize>index << 3)) }

/** Room that is never given back: whatever asks for it lasts as long as the world. */
export function allocate (bytes: usize): usize {
  const at = heap.alloc(bytes)
  memory.fill(at, 0, bytes)
  return at
}
