// What a run shows, in lines, and whether it will do.
import type { Report } from './soak.ts'

const mostGrowth = 40_000_000 // bytes, from the second fifth of the rounds to the last
const fewestRounds = 10 // below, memory has had no time to settle
const mostShown = 10

export function summaryOf ({ seconds, requests, faulted, wrong, memory, lag }: Report): { readonly lines: readonly string[], readonly good: boolean } {
  const growth = memory.length < fewestRounds ? 0 : median(fifth(memory, 4)) - median(fifth(memory, 1))
  const slope = growth / (seconds / 60 * 0.7) // the middles of the two fifths are so far apart
  return {
    good: wrong.length === 0 && requests > 0 && growth < mostGrowth,
    lines: [
      `requests         ${requests} (${Math.round(requests / seconds)}/s), ${faulted} of them faulted as told`,
      `wrong answers    ${wrong.length}`,
      ...wrong.slice(0, mostShown).map(line => `  ${line}`),
      `memory           ${megabytes(median(memory))} MB, growth ${megabytes(growth)} MB (at most ${megabytes(mostGrowth)}), slope ${megabytes(slope)} MB/min${memory.length < fewestRounds ? ' (too short a run to tell)' : ''}`,
      `event-loop lag   p99 ${median(lag).toFixed(1)} ms (median of ${lag.length} rounds), ${Math.max(0, ...lag).toFixed(1)} ms at worst`
    ]
  }
}

function fifth (values: readonly number[], n: number): readonly number[] {
  return values.slice(Math.floor(values.length * n / 5), Math.floor(values.length * (n + 1) / 5))
}

function median (values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >>> 1] ?? 0
}

function megabytes (bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
