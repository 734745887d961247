// A timeline by itself: that of a kernel with one stream.
import { createKernel } from '../src/kernel/kernel.ts'

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

const none = () => ''

export function createTimeline ({ key, rate, resolution, rhythm, burst }: TimelineOptions): Timeline {
  const kernel = createKernel({ client: none, clientRest: none, server: none, service: none, own: none })
  kernel.deal(0, 0, resolution, key, rate, key, kernel.put(rhythm), kernel.put(burst), key, 0, kernel.room(2_048), kernel.room(2_048), 0) // without a deck, which is not looked at
  return { rank: t => kernel.rank(0, t), startOf: n => kernel.startOf(0, n) }
}
