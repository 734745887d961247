// Which card a record carries and in which phase, in plain arithmetic, as docs/universe.md tells it.
import { draw } from '../../src/universe/draw.ts'
import { permute } from '../../src/universe/permutation.ts'

export interface Dealt {
  /** Its card is row x 256 + column. */
  readonly row: number
  readonly column: number
  /** 0 to 255. */
  readonly phase: number
}

/** `key` is the stream's. */
export function plainDeal (key: number, n: number): Dealt {
  const rowNumber = Math.floor(n / 256) // through all blocks
  const block = Math.floor(rowNumber / 256)
  const cycle = Math.floor(block / 256)
  return {
    row: permute(draw(key ^ 0x4a4d, block), rowNumber % 256),
    column: permute(draw(key ^ 0xc01, rowNumber), n % 256),
    phase: permute(draw(key ^ 0x7a11, cycle), block % 256)
  }
}
