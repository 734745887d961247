// A timeline without the rest of a world: that of a kernel with one stream.
import { createKernel } from '../../src/kernel/kernel.ts'

export interface TimelineOptions {
  readonly key: number
  /** Flows per second. */
  readonly rate: number
  /** ms */
  readonly resolution: number
  readonly rhythm: Float64Array
  readonly burst: Float64Array
}

export interface Timeline {
  readonly rank: (t: number) => number
  readonly startOf: (n: number) => number
}

const noText = () => ''

export function createTimeline ({ key, rate, resolution, rhythm, burst }: TimelineOptions): Timeline {
  const kernel = createKernel({ client: noText, clientRest: noText, server: noText, service: noText, own: noText })
  const emptyDeck = { cards: new Uint16Array(), shortest: new Float64Array(256), longest: new Float64Array(256), columnShares: new Float64Array() }
  kernel.addComputedStream({ key, timeKey: key, deckKey: key, rate, resolution, rhythm, burst, ...emptyDeck })
  return { rank: t => kernel.rank(0, t), startOf: n => kernel.startOf(0, n) }
}
