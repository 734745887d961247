// Takes the records of a page out of the kernel, one after the other.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { kernelOf, type Page } from '../search/page.ts'

/** Takes a record: the index of its stream, its number there, and its serial number. */
export type Visit = (stream: number, number: number, serial: number) => void

/** `count`: only the first so many. Throws if another page has been found since. */
export function visitPage (page: Page, visit: Visit, count = page.count): void {
  const kernel = kernelOf(page)
  const { streams } = page.universe
  for (let i = 0; i < count; i++) {
    const [stream, number] = [kernel.pageRecordStream(i), kernel.pageRecordNumber(i)]
    visit(stream, number, number * STREAMS + streams[stream]!.id)
  }
}
