/**
 * What pages are written on, used again once they are sent: to allocate a fresh buffer for each page, touch it for the
 * first time and collect it takes a quarter to a third of all the time a page takes.
 */
export interface Sheets {
  /** A sheet that is free again when `sent` says so; one that never does is lost, and nothing else. */
  lend (sent: Sent): Buffer
}

export interface Sent {
  once (event: 'finish', listener: () => void): unknown
}

const SIZE = 655_360 // bytes: most pages of 1 024 records fit
const KEPT = 32 // what more than this many connections at once leave behind is let go

export function createSheets (): Sheets {
  const free: Buffer[] = []
  return {
    lend (sent) {
      const sheet = free.pop() ?? Buffer.allocUnsafeSlow(SIZE)
      sent.once('finish', () => {
        if (free.length < KEPT) free.push(sheet)
      })
      return sheet
    }
  }
}
