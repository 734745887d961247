// Counts since the start, as cheap as counting can be; routes/admin/metrics.ts puts them into the words of Prometheus.
/** Upper bounds in ms. */
export const bounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000, 5_000, 30_000] as const

export interface Tally {
  /** Requests by status; 0 where none was sent. */
  readonly statuses: Map<number, number>
  /** Faults by kind. */
  readonly faults: Map<string, number>
  /** Answers that took at most bounds[i], and beyond. */
  readonly durations: Float64Array
  /** All durations together, in ms. */
  time: number
  records: number
}

export function createTally (): Tally {
  return { statuses: new Map(), faults: new Map(), durations: new Float64Array(bounds.length + 1), time: 0, records: 0 }
}

/** `duration` in ms. */
export function count (tally: Tally, status: number, duration: number, records: number, fault: string | undefined): void {
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1)
  if (fault !== undefined) tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1)
  tally.time += duration
  tally.records += records
  let slot = 0
  while (slot < bounds.length && duration > bounds[slot]!) slot++ // in bounds by the condition before
  tally.durations[slot]!++ // one slot more than bounds
}
