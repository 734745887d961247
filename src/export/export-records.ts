// The records of a window as bytes, page after page, each from the cursor that the one before it left.
import { pageOf, placeAt, type Page, type Question } from '../search/page.ts'
import type { Universe } from '../universe/universe.ts'

export interface Export {
  readonly universe: Universe
  /** `limit` is how many records are written at a time. */
  readonly question: Question
  /** Whole records, as bytes that may lie on `sheet`. */
  readonly encode: (page: Page, sheet: Buffer) => Buffer
  /** Resolves when the bytes can be written over. */
  readonly write: (bytes: Buffer) => Promise<void>
  readonly stopped: () => boolean
  readonly onWritten: (records: number, bytes: number, total: number) => void
}

const SHEET = 655_360 // bytes: most pages of 1 024 records fit

/** Resolves when all is written, or what was under way when it was stopped. While one page is written the next is made. */
export async function exportRecords ({ universe, question, encode, write, stopped, onWritten }: Export): Promise<void> {
  const sheets = [Buffer.allocUnsafeSlow(SHEET), Buffer.allocUnsafeSlow(SHEET)]
  let writing = Promise.resolve()
  let page = pageOf(universe, question)
  for (let turn = 0; page.count > 0 && !stopped(); turn++) {
    const bytes = encode(page, sheets[turn % 2]!)
    const { count, total } = page
    const last = placeAt(page, count - 1)
    await writing
    writing = write(bytes).then(() => onWritten(count, bytes.length, total))
    if (count < question.limit) break
    page = pageOf(universe, { ...question, logId: universe.idOf(last), nextDate: undefined })
  }
  await writing
}
