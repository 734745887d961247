// Counts since the start. Counting is cheap; routes/admin/prometheus.ts converts the counts to metrics.
/** Upper bounds of the histogram of durations, in ms. */
export const durationBounds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000, 5_000, 30_000] as const

export interface Tally {
  /** Requests by status; 0 where no status was sent. */
  readonly statuses: Map<number, number>
  /** Faults by kind. */
  readonly faults: Map<string, number>
  /** Answers by the first of durationBounds they do not exceed; the last element counts those beyond. */
  readonly durations: Float64Array
  /** The sum of all durations, in ms. */
  totalDuration: number
  records: number
}

export function createTally (): Tally {
  return { statuses: new Map(), faults: new Map(), durations: new Float64Array(durationBounds.length + 1), totalDuration: 0, records: 0 }
}

/** `duration` in ms. */
export function countAnswer (tally: Tally, status: number, duration: number, records: number, fault: string | undefined): void {
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1)
  if (fault !== undefined) tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1)
  tally.totalDuration += duration
  tally.records += records
  let index = 0
  while (index < durationBounds.length && duration > durationBounds[index]!) index++ // in bounds by the condition before
  tally.durations[index]!++ // in bounds: durations has one element more
}
