// Records with numbers of any length, in a kernel of its own: one client, one server, one service, and sessions that all carry the same.
import t from 'tap'
import type { FlowLog } from '../../../../src/contract/flow-log.ts'
import { createKernel } from '../../../../src/kernel/kernel.ts'
import { BYTES, CLIENT_PORT, END, PACKETS, START } from '../../../../src/kernel/assembly/shared/record-fields.ts'
import { STEPS } from '../../../../src/kernel/assembly/shared/sizes.ts'
import { BANK, INVERSE } from '../../../../src/universe/permutation.ts'
import { EVEN, sharesOf } from '../../../../src/universe/rhythm.ts'

const NO_CURSOR = -1
const RUN = STEPS + 1

/** A kernel whose sessions all carry `bytes`. */
function kernelOf (bytes: number) {
  const kernel = createKernel({ client: () => ',"src_port":', clientRest: () => '', server: () => '', service: () => '}', own: () => '' })
  const one = (value: number) => kernel.addTable(Uint8Array.of(value))
  kernel.setPermutations(kernel.addTable(BANK), kernel.addTable(INVERSE))
  kernel.setSessionProfiles(kernel.addTable(new Float32Array(4 * RUN).fill(bytes, 0, 2 * RUN).fill(1e9, 2 * RUN)), kernel.addTable(Uint16Array.of(1)))
  kernel.setCast(one(0), one(0), one(0), one(1), one(0))
  kernel.allocateFragmentTables(1, 1, 0)
  const cards = Uint16Array.from({ length: 4 * 65_536 }, (_, i) => i % 4 === 3 ? 40_000 : 0)
  const columns = { shortest: new Float64Array(256), longest: new Float64Array(256), columnShares: new Float64Array(257).fill(1) }
  kernel.addComputedStream({ key: 1, timeKey: 2, deckKey: 3, rate: 1_000, resolution: 1, rhythm: sharesOf(EVEN, 0), burst: new Float64Array(20), cards, ...columns })
  return kernel
}

t.test('a record has the numbers that the kernel tells of it, however long they are', async t => {
  for (const bytes of [1, 99_999_992, 1e8, 100_000_008, 2 ** 43, 2 ** 50]) {
    const kernel = kernelOf(bytes)
    const count = kernel.findPage(0, 1e12, 1e12 + 1e6, 1e15, 0, true, 300, 0, NO_CURSOR, NO_CURSOR)
    const told = Array.from({ length: count }, (_, i) => {
      const fields = kernel.recordFieldsOf(0, kernel.pageRecordNumber(i))
      return [fields[START], fields[END], fields[BYTES], fields[PACKETS], fields[CLIENT_PORT]]
    })
    kernel.writePage(300, 0)
    const { records }: { readonly records: readonly FlowLog[] } = JSON.parse(kernel.writtenBytes().toString()).data
    t.strictSame(records.map(record => [record.start_time, record.end_time, record.bytes, record.packets, record.src_port]), told)
    t.ok(records.every(record => Math.floor(record.bytes!) === bytes), `${bytes} bytes`)
  }
})
