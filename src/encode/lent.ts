/** Bytes that lie where their kernel has written them: nothing copies them until they are given back. */
import type { Kernel } from '../kernel/kernel.ts'

export interface Lent {
  readonly bytes: Buffer
  /** To be called once, when nobody reads them any more. */
  readonly giveBack: () => void
}

const MOST = 16 // sheets: what more than so many callers at once are to get is copied, so that no kernel keeps room for all of them

/** What a kernel has just written on a sheet. */
export function lent (kernel: Kernel, sheet: number): Lent {
  const giveBack = () => kernel.releasePageBuffer(sheet)
  const loan = { bytes: kernel.writtenBytes(), giveBack }
  return kernel.pageBuffersInUse() <= MOST ? loan : owned(copied(loan))
}

/** The same bytes, for good. */
export function copied ({ bytes, giveBack }: Lent): Buffer {
  const copy = Buffer.from(bytes)
  giveBack()
  return copy
}

/** Bytes that are nobody else's. */
export function owned (bytes: Buffer): Lent {
  return { bytes, giveBack () {} }
}
