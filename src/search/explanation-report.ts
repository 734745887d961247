/** An explanation for people. */
import { printable } from '../printable.ts'
import type { Explanation } from './explanation-schema.ts'
import { grouped } from './grouped.ts'
import { timeText } from './time-text.ts'

const HIDDEN = [
  ['not_started', 'start later'],
  ['not_ended', 'have started, and have not ended'],
  ['by_lag', 'have ended, and wait for the lag'],
  ['by_retention', 'are older than the retention']
] as const satisfies ReadonlyArray<readonly [keyof Explanation['hidden'], string]>

export function explanationReport ({ records, parameters, window, funnel, cursor, hidden, now, next_visible_at: next }: Explanation): string {
  const lines = (table: ReadonlyArray<readonly [count: number, meaning: string]>) => table.map(([count, meaning]) => `  ${grouped(count).padStart(18)}  ${meaning}`)
  const width = Math.max(...parameters.map(({ name, value }) => name.length + value.length + 1), 0)
  return [
    `${grouped(records)} record${records === 1 ? '' : 's'} on this page, of ${grouped(funnel.at(-1)?.records ?? 0)} that match.`,
    '',
    `Parameters, at ${timeText(now)} on the mock's clock`,
    ...parameters.map(({ name, value, meaning }) => `  ${`${name}=${value}`.padEnd(Math.min(width, 56))}  ${meaning}`),
    '',
    `Window: ${window.in_words}`,
    ...lines(funnel.map(({ step, records, in_words: words }) => [records, `${step === 'window' ? 'can be seen' : `with ${step}`}${words === undefined ? '' : ` (${words})`}`])),
    `Cursor: ${cursor}`,
    '',
    ...lines(HIDDEN.map(([name, meaning]) => [hidden[name], meaning] as const).filter(([count]) => count > 0)),
    next === null ? 'No further record will be seen here within ten years.' : `The next one can be seen from ${timeText(next)} on.`,
    ''
  ].map(printable).join('\n')
}
