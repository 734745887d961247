/** Measures R1-R20 and prints them as markdown tables: one per seed and trial, then one of the range over all seeds. */
import { holds, number } from './band.ts'
import type { LogType } from './consistency.ts'
import { rows } from './criteria.ts'
import type { Figure, Row } from './criteria.ts'
import { gather } from './sample.ts'
import type { Sample, Window } from './sample.ts'
import type { Source } from './source.ts'

export interface Trial {
  readonly name: string
  readonly rate: number
  readonly window: Window
  /** What the rows over a week are measured on, if the window is shorter than that. */
  readonly week?: { readonly span: Window, readonly windows: readonly Window[] }
}

interface Finding {
  readonly seed: number
  readonly trial: Trial
  readonly row: Row
  readonly figure: Figure
  /** Undefined if the sample cannot tell. */
  readonly value: number | undefined
}

type Print = (line: string) => void

const logTypes: readonly LogType[] = ['internet', 'vpc', 'nat']

/** True if every figure is in its band wherever it can be measured, and can be measured in at least one trial of every seed. */
export function runRealism (source: Source, seeds: readonly number[], trials: readonly Trial[], print: Print): boolean {
  const findings: Finding[] = []
  for (const seed of seeds) {
    for (const trial of trials) {
      const { found, size, violations } = measure(source, seed, trial)
      findings.push(...found)
      print(`\n## Seed ${seed}, ${trial.name}: ${number(size)} records\n`)
      print('| # | statistic | measured | band | published | verdict |\n|---|---|---|---|---|---|')
      for (const { row, figure, value } of found) {
        print(`| ${row.id} | ${titleOf(row, figure)} | ${textOf(value)} | ${figure.band.text} | ${row.published} | ${verdictOf(row, figure, value)} |`)
      }
      for (const [violation, count] of violations) print(`\n- ${count} x ${violation}`)
    }
  }
  printRanges(findings, trials, print)
  const faults = faultsOf(findings, seeds)
  print(faults.length === 0 ? `\nAll ${findings.length} figures in band.` : `\nOut of band:\n\n${faults.map(fault => `- ${fault}`).join('\n')}`)
  return faults.length === 0
}

function measure (source: Source, seed: number, trial: Trial): { found: Finding[], size: number, violations: Sample['violations'] } {
  const { rate, window, week } = trial
  const sample = gather(source, { seed, rate, span: window, logTypes })
  const weekSample = week === undefined ? sample : gather(source, { seed, rate, ...week, logTypes: [undefined] })
  const found = rows.flatMap(row => row.figures.map(figure =>
    ({ seed, trial, row, figure, value: figure.of(row.overWeek ? weekSample : sample) })))
  return { found, size: sample.size, violations: sample.violations }
}

/** README's table: the smallest and the largest value over all seeds. */
function printRanges (findings: readonly Finding[], trials: readonly Trial[], print: Print): void {
  print('\n## All seeds\n')
  print(`| # | statistic | published | band | ${trials.map(trial => trial.name).join(' | ')} |\n|---|---|---|---|${'---|'.repeat(trials.length)}`)
  for (const row of rows) {
    for (const figure of row.figures) {
      const ranges = trials.map(trial => rangeOf(findings.filter(finding => finding.figure === figure && finding.trial === trial)))
      print(`| ${row.id} | ${titleOf(row, figure)} | ${row.published} | ${figure.band.text} | ${ranges.join(' | ')} |`)
    }
  }
}

function rangeOf (findings: readonly Finding[]): string {
  const values = findings.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return textOf(undefined)
  const [low, high] = [number(Math.min(...values)), number(Math.max(...values))]
  return low === high ? low : `${low} to ${high}`
}

function faultsOf (findings: readonly Finding[], seeds: readonly number[]): string[] {
  const out = findings
    .filter(({ figure, value }) => value !== undefined && !holds(figure.band, value))
    .map(({ seed, trial, row, figure, value }) => `seed ${seed}, ${trial.name}: ${row.id} ${figure.name} ${textOf(value)}, not ${figure.band.text}`)
  const unmeasured = seeds.flatMap(seed => rows.flatMap(row => row.figures
    .filter(figure => findings.every(finding => finding.seed !== seed || finding.figure !== figure || finding.value === undefined))
    .map(figure => `seed ${seed}: ${row.id} ${figure.name} could not be measured, needs ${row.needs}`)))
  return [...out, ...unmeasured]
}

const titleOf = (row: Row, figure: Figure): string => `${row.statistic}: ${figure.name}`
const textOf = (value: number | undefined): string => value === undefined ? '-' : number(value)

function verdictOf (row: Row, figure: Figure, value: number | undefined): string {
  if (value === undefined) return `needs ${row.needs}`
  return holds(figure.band, value) ? 'ok' : '**out**'
}
