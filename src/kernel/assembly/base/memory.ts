/** Reads and writes tables in the kernel's memory by address and index, and allocates memory for them. The layout: docs/kernel.md. */

export function byteAt (table: usize, index: i32): u32 { return load<u8>(table + index) }
export function shortAt (table: usize, index: i32): u32 { return load<u16>(table + (<usize>index << 1)) }
export function wordAt (table: usize, index: i32): u32 { return load<u32>(table + (<usize>index << 2)) }
export function floatAt (table: usize, index: i32): f64 { return load<f32>(table + (<usize>index << 2)) }
export function doubleAt (table: usize, index: i32): f64 { return load<f64>(table + (<usize>index << 3)) }
export function longAt (table: usize, index: i32): i64 { return load<i64>(table + (<usize>index << 3)) }
export function setShortAt (table: usize, index: i32, value: u32): void { store<u16>(table + (<usize>index << 1), <u16>value) }
export function setWordAt (table: usize, index: i32, value: u32): void { store<u32>(table + (<usize>index << 2), value) }
export function setDoubleAt (table: usize, index: i32, value: f64): void { store<f64>(table + (<usize>index << 3), value) }
export function setLongAt (table: usize, index: i32, value: i64): void { store<i64>(table + (<usize>index << 3), value) }

/** How many of the first `count` values of an ascending table are below `value`. */
export function countBelow<T> (table: usize, count: i32, value: i64): i32 {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (<i64>load<T>(table + <usize>middle * sizeof<T>()) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Allocates zeroed memory. It is never freed: it lasts as long as the kernel. */
export function allocate (bytes: usize): usize {
  const address = heap.alloc(bytes)
  memory.fill(address, 0, bytes)
  return address
}
