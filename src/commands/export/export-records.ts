// The records of a window as bytes, page after page.
import type { EncodedPage } from '../../encode/encoded-page.ts'
import type { Page, Question } from '../../search/page.ts'
import { pagesOf } from '../../search/pages-of.ts'
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
  for (const page of pagesOf(universe, question)) {
    if (stopped()) break
    const { bytes, release } = encode(page)
    const { count, total } = page
    await writing
    writing = write(bytes).then(() => {
      release()
      onProgress(count, bytes.length, total)
    })
  }
  await writing
}
