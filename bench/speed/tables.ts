// The figures for people.
import type { ExportRates } from './export-rate.ts'
import type { Memory } from './memory.ts'
import type { Result } from './request-rate.ts'
import type { Start } from './start-time.ts'
import { ratioOf, type Verdict } from './bounds.ts'

export function raceTable (results: readonly Result[]): string {
  return table(['limit', 'server', 'requests/s', 'MB/s', 'p50 ms', 'p99 ms', 'cpu us', '/ bare', '/ naive'], results.map(({ limit, contender, median }) => [
    limit, contender, median.rate.toFixed(0), (median.throughput / 1e6).toFixed(1), median.p50.toFixed(2), median.p99.toFixed(2), median.processor.toFixed(0),
    ratioOf(results, limit, contender, 'bare node:http')?.toFixed(2), ratioOf(results, limit, contender, 'faker per record')?.toFixed(1)
  ]))
}

export function startTable ({ ours, hello }: Start): string {
  return table(['start to ready line', 'ms'], [['ours', ours.toFixed(0)], ['Fastify hello-world', hello.toFixed(0)]])
}

export function memoryTable ({ afterStart, afterRequests, requests }: Memory): string {
  return table(['resident memory', 'MB'], [['after start', (afterStart / 1e6).toFixed(0)], [`after ${requests} requests`, (afterRequests / 1e6).toFixed(0)]])
}

export function exportTable ({ lines, rows, stringified }: ExportRates): string {
  return table(['export', 'records/s'], [['NDJSON', lines.toFixed(0)], ['CSV', rows.toFixed(0)], ['JSON.stringify', stringified.toFixed(0)]])
}

export function verdictTable (verdicts: readonly Verdict[]): string {
  return table(['must hold', 'figure', 'bound', ''], verdicts.map(({ what, figure, must, holds }) => [what, figure.toFixed(2), must, holds ? 'holds' : 'MISSED']))
}

function table (head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number | undefined>>): string {
  const cells = [head, ...rows.map(row => row.map(cell => String(cell ?? '')))]
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column]!.length)))
  const isNumber = (cell: string) => /^[\d.]+$/.test(cell)
  return cells.map(row => row.map((cell, i) => isNumber(cell) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n') + '\n'
}
