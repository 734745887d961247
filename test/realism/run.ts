/** Measures R1 to R20 and prints Markdown tables: one per seed and trial, then one of the ranges over all seeds. */
import { isWithin, formatNumber } from './band.ts'
import type { LogType } from './consistency.ts'
import { criteria, type Figure, type Criterion } from './criteria.ts'
import { collectSample, type Sample, type Window } from './sample.ts'
import type { Source } from './source.ts'

export interface Trial {
  readonly name: string
  readonly rate: number
  readonly window: Window
  /** The sample for criteria over a week, if the window is shorter. */
  readonly week?: { readonly span: Window, readonly windows: readonly Window[] }
}

interface Finding {
  readonly seed: number
  readonly trial: Trial
  readonly criterion: Criterion
  readonly figure: Figure
  /** Undefined if the sample cannot show it. */
  readonly value: number | undefined
}

type Print = (line: string) => void

const logTypes: readonly LogType[] = ['internet', 'vpc', 'nat']

/** True if each figure is in its band wherever it can be measured, and can be measured in at least one trial of every seed. */
export function runRealism (source: Source, seeds: readonly number[], trials: readonly Trial[], print: Print): boolean {
  const findings: Finding[] = []
  for (const seed of seeds) {
    for (const trial of trials) {
      const { findings: measured, size, violations } = measure(source, seed, trial)
      findings.push(...measured)
      print(`\n## Seed ${seed}, ${trial.name}: ${formatNumber(size)} records\n`)
      print('| # | statistic | measured | band | published | verdict |\n|---|---|---|---|---|---|')
      for (const { criterion, figure, value } of measured) {
        print(`| ${criterion.id} | ${titleOf(criterion, figure)} | ${textOf(value)} | ${figure.band.text} | ${criterion.published} | ${verdictOf(criterion, figure, value)} |`)
      }
      for (const [violation, count] of violations) print(`\n- ${count} x ${violation}`)
    }
  }
  printRanges(findings, trials, print)
  const failures = failuresOf(findings, seeds)
  print(failures.length === 0 ? `\nAll ${findings.length} figures in band.` : `\nOut of band:\n\n${failures.map(failure => `- ${failure}`).join('\n')}`)
  return failures.length === 0
}

function measure (source: Source, seed: number, trial: Trial): { findings: Finding[], size: number, violations: Sample['violations'] } {
  const { rate, window, week } = trial
  const sample = collectSample(source, { seed, rate, span: window, logTypes })
  const weekSample = week === undefined ? sample : collectSample(source, { seed, rate, ...week, logTypes: [undefined] })
  const findings = criteria.flatMap(criterion => criterion.figures.map(figure =>
    ({ seed, trial, criterion, figure, value: figure.of(criterion.overWeek ? weekSample : sample) })))
  return { findings, size: sample.size, violations: sample.violations }
}

/** The table of docs/realism.md: the smallest and the largest value over all seeds. */
function printRanges (findings: readonly Finding[], trials: readonly Trial[], print: Print): void {
  print('\n## All seeds\n')
  print(`| # | statistic | published | band | ${trials.map(trial => trial.name).join(' | ')} |\n|---|---|---|---|${'---|'.repeat(trials.length)}`)
  for (const criterion of criteria) {
    for (const figure of criterion.figures) {
      const ranges = trials.map(trial => rangeOf(findings.filter(finding => finding.figure === figure && finding.trial === trial)))
      print(`| ${criterion.id} | ${titleOf(criterion, figure)} | ${criterion.published} | ${figure.band.text} | ${ranges.join(' | ')} |`)
    }
  }
}

function rangeOf (findings: readonly Finding[]): string {
  const values = findings.flatMap(({ value }) => value ?? [])
  if (values.length === 0) return textOf(undefined)
  const [low, high] = [formatNumber(Math.min(...values)), formatNumber(Math.max(...values))]
  return low === high ? low : `${low} to ${high}`
}

function failuresOf (findings: readonly Finding[], seeds: readonly number[]): string[] {
  const out = findings
    .filter(({ figure, value }) => value !== undefined && !isWithin(figure.band, value))
    .map(({ seed, trial, criterion, figure, value }) => `seed ${seed}, ${trial.name}: ${criterion.id} ${figure.name} ${textOf(value)}, not ${figure.band.text}`)
  const unmeasured = seeds.flatMap(seed => criteria.flatMap(criterion => criterion.figures
    .filter(figure => findings.every(finding => finding.seed !== seed || finding.figure !== figure || finding.value === undefined))
    .map(figure => `seed ${seed}: ${criterion.id} ${figure.name} could not be measured, needs ${criterion.needs}`)))
  return [...out, ...unmeasured]
}

const titleOf = (criterion: Criterion, figure: Figure): string => `${criterion.statistic}: ${figure.name}`
const textOf = (value: number | undefined): string => value === undefined ? '-' : formatNumber(value)

function verdictOf (criterion: Criterion, figure: Figure, value: number | undefined): string {
  if (value === undefined) return `needs ${criterion.needs}`
  return isWithin(figure.band, value) ? 'ok' : '**out**'
}
