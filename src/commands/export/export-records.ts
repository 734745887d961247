// The records of a window as bytes, page after page, each from the cursor that the one before it left.
import type { EncodedPage } from '../../encode/encoded-page.ts'
import { pageOf, type Page, type Question } from '../../search/page.ts'
import type { Universe } from '../../universe/universe.ts'

export interface Export {
  readonly universe: Universe
  /** `limit` is how many records are written at a time. */
  readonly question: Question
  /** Whole records, as bytes. */
  readonly encode: (page: Page) => EncodedPage
  /** Resolves when the bytes can be written over. */
  readonly write: (bytes: Buffer) => Promise<void>
  readonly stopped: () => boolean
  readonly onWritten: (records: number, bytes: number, total: number) => void
}

/** Resolves when all is written, or what was under way when it was stopped. While one page is written the next is made. */
export async function exportRecords ({ universe, question, encode, write, stopped, onWritten }: Export): Promise<void> {
  let writing = Promise.resolve()
  let page = pageOf(universe, question)
  while (page.count > 0 && !stopped()) {
    const { bytes, release } = encode(page)
    const { count, total, last } = page
    await writing
    writing = write(bytes).then(() => {
      release()
      onWritten(count, bytes.length, total)
    })
    if (count < question.limit) break
    page = pageOf(universe, { ...question, logId: universe.logIdOf(last), nextDate: undefined })
  }
  await writing
}
