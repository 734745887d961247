/** How late a record can be, and so how far back a collector must look (ms): the longest session, computed, own or planted, and the lag. */
import type { FlowLog } from '../contract/flow-log.ts'
import { LONGEST_SESSION } from './session-profile.ts'

/** `rate` in flows a second, `lag` and `longestPlanted` in ms. */
export function lookBackOf ({ rate, lag }: { readonly rate: number, readonly lag: number }, own: readonly FlowLog[], longestPlanted = 0): number {
  const longestOwn = own.reduce((longest, { start_time: start, end_time: end }) => Math.max(longest, end - start), 0)
  return Math.max(rate === 0 ? 0 : LONGEST_SESSION, longestOwn, longestPlanted) + lag
}
