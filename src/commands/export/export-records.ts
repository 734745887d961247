// The records of a window as bytes, page after page. Each page begins where the one before it ended.
import type { EncodedPage } from '../../encode/encoded-page.ts'
import { pageOf, type Page, type Question } from '../../search/page.ts'
import type { Universe } from '../../universe/universe.ts'

export interface Export {
  readonly universe: Universe
  /** Its `limit` is the number of records written at a time. */
  readonly question: Question
  /** Gives whole records as bytes. */
  readonly encode: (page: Page) => EncodedPage
  /** Resolves when the bytes may be written over. */
  readonly write: (bytes: Buffer) => Promise<void>
  readonly stopped: () => boolean
  readonly onProgress: (records: number, bytes: number, total: number) => void
}

/** Resolves when all is written, or after `stopped` the page under way. While one page is written, the next is computed. */
export async function exportRecords ({ universe, question, encode, write, stopped, onProgress }: Export): Promise<void> {
  let writing = Promise.resolve()
  let page = pageOf(universe, question)
  while (page.count > 0 && !stopped()) {
    const { bytes, release } = encode(page)
    const { count, total, last } = page
    await writing
    writing = write(bytes).then(() => {
      release()
      onProgress(count, bytes.length, total)
    })
    if (count < question.limit) break
    page = pageOf(universe, { ...question, logId: universe.logIdOf(last), nextDate: undefined })
  }
  await writing
}
