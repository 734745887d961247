// A soak's report in lines, and whether it passes.
import { quantile, sorted } from '../realism/statistics.ts'
import type { SoakReport } from './soak.ts'

const mostGrowth = 40_000_000 // bytes, from the second fifth of the rounds to the last
const fewestRounds = 10 // with fewer, memory has had no time to settle
const mostShown = 10 // wrong answers

/** `mostLag`, in ms, is the lag that is too much. */
export function summaryOf ({ seconds, requests, faulted, wrong, memory, lag }: SoakReport, mostLag = Infinity): { readonly lines: readonly string[], readonly passes: boolean } {
  const isLong = memory.length >= fewestRounds
  const growth = isLong ? median(fifth(memory, 4)) - median(fifth(memory, 1)) : 0
  const slope = growth / (seconds / 60 * 0.6) // from the middle of the second fifth to the middle of the last
  return {
    passes: wrong.length === 0 && requests > 0 && growth < mostGrowth && Math.max(0, ...lag) < mostLag,
    lines: [
      `requests         ${requests} (${Math.round(requests / seconds)}/s), ${faulted} of them faulted as told`,
      `wrong answers    ${wrong.length}`,
      ...wrong.slice(0, mostShown).map(line => `  ${line}`),
      `memory           ${megabytes(median(memory))} MB, growth ${megabytes(growth)} MB (at most ${megabytes(mostGrowth)}), slope ${megabytes(slope)} MB/min${isLong ? '' : ' (too short a run to tell)'}`,
      `event-loop lag   p99 ${median(lag).toFixed(1)} ms (median of ${lag.length} rounds), ${Math.max(0, ...lag).toFixed(1)} ms at worst`
    ]
  }
}

function fifth (values: readonly number[], n: number): readonly number[] {
  return values.slice(Math.floor(values.length * n / 5), Math.floor(values.length * (n + 1) / 5))
}

function median (values: readonly number[]): number {
  return quantile(sorted(values), 0.5)
}

function megabytes (bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
