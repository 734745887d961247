/** A page as bytes. They stay where the kernel wrote them, in one of its page buffers, and are not copied before they leave. */
import type { Kernel } from '../kernel/kernel.ts'

export interface EncodedPage {
  readonly bytes: Buffer
  /** To be called once, when nobody reads the bytes any more: their page buffer is then written over. */
  readonly release: () => void
}

const MOST_IN_USE = 16 // page buffers: beyond that pages are copied, so that no kernel has to keep a buffer for every caller of a crowd

/** The bytes that the kernel has just written into a page buffer. */
export function pooled (kernel: Kernel, pageBuffer: number): EncodedPage {
  const page = { bytes: kernel.writtenBytes(), release: () => kernel.releasePageBuffer(pageBuffer) }
  return kernel.pageBuffersInUse() <= MOST_IN_USE ? page : unpooled(copyAndRelease(page))
}

export function copyAndRelease ({ bytes, release }: EncodedPage): Buffer {
  const copy = Buffer.from(bytes)
  release()
  return copy
}

/** Bytes that lie in no page buffer. */
export function unpooled (bytes: Buffer): EncodedPage {
  return { bytes, release () {} }
}
