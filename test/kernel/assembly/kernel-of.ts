// A kernel of its own: one client, one server, one service, and sessions that all carry the same.
import { createKernel, type Kernel } from '../../../src/kernel/kernel.ts'
import { STEPS } from '../../../src/kernel/assembly/shared/sizes.ts'
import { BANK, INVERSE } from '../../../src/universe/permutation.ts'
import { EVEN, sharesOf } from '../../../src/universe/rhythm.ts'
import type { FlowLog } from '../../../src/contract/flow-log.ts'

const NO_CURSOR = -1
const RUN = STEPS + 1

export interface Sizes {
  /** Of each session, before it is rounded up to what its packets hold at least. */
  readonly bytes: number
  /** The fewest packets of a session, and the fewest bytes of a packet. */
  readonly leastPackets?: number
  readonly leastBytes?: number
}

/** Its sessions have the fewest packets that they can. */
export function kernelOf ({ bytes, leastPackets = 1, leastBytes = 1 }: Sizes): Kernel {
  const kernel = createKernel({ client: () => ',"src_port":', clientRest: () => '', server: () => '', service: () => '}', own: () => '' })
  const one = (value: number) => kernel.addTable(Uint8Array.of(value))
  kernel.setPermutations(kernel.addTable(BANK), kernel.addTable(INVERSE))
  kernel.setSessionProfiles(kernel.addTable(new Float32Array(4 * RUN).fill(bytes, 0, 2 * RUN).fill(1e9, 2 * RUN)), kernel.addTable(Uint16Array.of(leastPackets)))
  kernel.setCast(one(0), one(0), one(0), one(leastBytes), one(0))
  kernel.allocateFragmentTables(1, 1, 0)
  const cards = Uint16Array.from({ length: 4 * 65_536 }, (_, i) => i % 4 === 3 ? 40_000 : 0)
  const columns = { shortest: new Float64Array(256), longest: new Float64Array(256), columnShares: new Float64Array(257).fill(1) }
  kernel.addComputedStream({ key: 1, timeKey: 2, deckKey: 3, rate: 1_000, resolution: 1, rhythm: sharesOf(EVEN, 0), burst: new Float64Array(20), cards, ...columns })
  return kernel
}

/** How many records the first page has. */
export function findPage (kernel: Kernel, limit: number): number {
  return kernel.findPage(0, 1e12, 1e12 + 1e6, 1e15, 0, true, limit, 0, NO_CURSOR, NO_CURSOR)
}

/** The page that was found, as it is written. */
export function writtenRecords (kernel: Kernel, limit: number): readonly FlowLog[] {
  kernel.writePage(limit, 0)
  return JSON.parse(kernel.writtenBytes().toString()).data.records
}
