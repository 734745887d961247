/** One kind of traffic, its records numbered from 0 in the order in which they start. */
import type { FlowLog } from '../contract/flow-log.ts'

export interface Stream {
  /** Its number in the universe, 0 to 7: part of the ids of its records. */
  readonly id: number
  /** How many records start before `t` (ms). */
  rank (t: number): number
  /** When record `n` starts (ms). */
  startOf (n: number): number
  /** When record `n` ends (ms). */
  endOf (n: number): number
  /** The record as it stands on the wire. */
  flowLogAt (n: number): FlowLog
}

/** Ids leave room for this many streams: a record's place in the order of ties is number x 8 + stream. */
export const STREAMS = 8
