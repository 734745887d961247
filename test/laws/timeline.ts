// A timeline without the rest of a world.
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

const MOST_STREAMS = 7 // computed ones of a kernel
const noText = () => ''
const emptyDeck = { cards: new Uint16Array(), shortest: new Float64Array(256), longest: new Float64Array(256), columnShares: new Float64Array() }

let kernel = createEmptyKernel()
let streams = 0

/** Streams share nothing but their kernel, and to make a kernel takes longer than to ask a timeline. */
export function createTimeline ({ key, rate, resolution, rhythm, burst }: TimelineOptions): Timeline {
  if (streams === MOST_STREAMS) {
    kernel = createEmptyKernel()
    streams = 0
  }
  const { addComputedStream, rank, startOf } = kernel
  const stream = streams++
  addComputedStream({ key, timeKey: key, deckKey: key, rate, resolution, rhythm, burst, ...emptyDeck })
  return { rank: t => rank(stream, t), startOf: n => startOf(stream, n) }
}

function createEmptyKernel () {
  return createKernel({ client: noText, clientRest: noText, server: noText, service: noText, own: noText })
}
