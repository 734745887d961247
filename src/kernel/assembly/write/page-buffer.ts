/** Page buffers: memory that pages are written to. One is in use until its bytes have left the process, and then used again. */
import { DEBUG } from '../base/debug'

const USUAL_CAPACITY: usize = 655_360 // bytes: most pages of 1 024 records fit

@unmanaged
export class PageBuffer {
  capacity: usize
  next: PageBuffer | null
}

let firstFree: PageBuffer | null = newBuffer(USUAL_CAPACITY)
let inUse = 0

export function pageBuffersInUse (): i32 { return inUse }

/** Takes a buffer of any capacity: see `enlarge`. */
export function acquirePageBuffer (): PageBuffer {
  inUse++
  const buffer = firstFree
  if (buffer === null) return newBuffer(USUAL_CAPACITY)
  firstFree = buffer.next
  return buffer
}

/** To be called once, when nobody reads the buffer's bytes any more. */
export function releasePageBuffer (buffer: usize): void {
  if (DEBUG) assert(inUse > 0, 'releasePageBuffer: a buffer in use')
  inUse--
  addFree(changetype<PageBuffer>(buffer))
}

export function bytesOf (buffer: PageBuffer): usize {
  return changetype<usize>(buffer) + offsetof<PageBuffer>()
}

/** A buffer of at least that capacity with the same first bytes. The old one is free. */
export function enlarge (buffer: PageBuffer, bytes: usize, capacity: usize): PageBuffer {
  const larger = takeFree(capacity) || newBuffer(2 * capacity)
  memory.copy(bytesOf(larger), bytesOf(buffer), bytes)
  addFree(buffer)
  return larger
}

function newBuffer (capacity: usize): PageBuffer {
  const buffer = changetype<PageBuffer>(heap.alloc(offsetof<PageBuffer>() + capacity))
  buffer.capacity = capacity
  buffer.next = null
  return buffer
}

function addFree (buffer: PageBuffer): void {
  if (DEBUG) for (let free: PageBuffer | null = firstFree; free !== null; free = free!.next) assert(free !== buffer, 'a buffer is released once')
  buffer.next = firstFree
  firstFree = buffer
}

/** Takes the first free buffer of at least that capacity. */
function takeFree (capacity: usize): PageBuffer | null {
  let before: PageBuffer | null = null
  let found = firstFree
  while (found !== null && found.capacity < capacity) {
    before = found
    found = found.next
  }
  if (found === null) return null
  if (before === null) firstFree = found.next
  else before.next = found.next
  return found
}
