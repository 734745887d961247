/**
 * What pages are found and written on, used again once they are sent: to allocate them afresh for each page, touch them for
 * the first time and collect them takes a quarter to a third of all the time a page takes.
 */
import { LONGEST_PAGE } from '../contract/flow-log-page.ts'
import { createPlaces, type Places } from '../search/page.ts'

export interface Sheet {
  readonly places: Places
  readonly bytes: Buffer
}

export interface Sheets {
  lend (): Sheet
  /** One that never comes back is lost, and nothing else. */
  giveBack (sheet: Sheet): void
}

const SIZE = 655_360 // bytes: most pages of so many records fit
const KEPT = 32 // what more than this many connections at once leave behind is let go

export function createSheets (): Sheets {
  const free: Sheet[] = []
  return {
    lend: () => free.pop() ?? { places: createPlaces(LONGEST_PAGE), bytes: Buffer.allocUnsafeSlow(SIZE) },
    giveBack (sheet) {
      if (free.length < KEPT) free.push(sheet)
    }
  }
}
