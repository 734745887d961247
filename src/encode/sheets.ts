/**
 * What pages are written on, used again once they are sent: to allocate it afresh for each page, touch it for the first time and
 * collect it takes a quarter to a third of all the time a page takes.
 */
export interface Sheets {
  lend (): Buffer
  /** One that never comes back is lost, and nothing else. */
  giveBack (sheet: Buffer): void
}

const SIZE = 655_360 // bytes: most of the longest pages fit
const KEPT = 32 // what more than this many connections at once leave behind is let go

export function createSheets (): Sheets {
  const free: Buffer[] = []
  return {
    lend: () => free.pop() ?? Buffer.allocUnsafeSlow(SIZE),
    giveBack (sheet) {
      if (free.length < KEPT) free.push(sheet)
    }
  }
}
