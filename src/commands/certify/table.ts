/** The report as a table for a terminal of 80 columns, and below it what to do about the conditions that were not passed. */
import { printable } from '../../printable.ts'
import { inWords } from '../../search/in-words.ts'
import { linesOf } from './lines.ts'
import type { Report, Result } from './report.ts'

const WIDTH = 80 // columns
const INDENT = '        '

export function tableOf ({ version, command, seed, mode, seconds, level, levels, counts, lateness, conditions }: Report): string {
  return [
    `cfw-mock ${version} certify, ${mode}, seed ${seed}: ${command}`,
    '',
    `  id    ${'outcome'.padEnd(12)}  records  condition`,
    ...conditions.flatMap(rowOf),
    '',
    ...level === null ? [] : [level === 0 ? `Level 0 of ${levels.length}.` : `Level ${level} of ${levels.length}: ${levels[level - 1]}.`],
    `${Object.entries(counts).map(([status, count]) => `${count} ${status}`).join(', ')}, in ${seconds} s.`,
    `Longest lateness proved: ${lateness === null ? 'none' : inWords(lateness)}.`,
    ...conditions.filter(({ status }) => status === 'failed' || status === 'inconclusive').flatMap(result => [
      '',
      `${result.id} ${result.status}: ${result.title}`,
      ...linesOf(result).map(line => `  ${line}`)
    ]),
    ''
  ].map(printable).join('\n')
}

function rowOf ({ id, title, status, delivered, reasons: [reason] }: Result): readonly string[] {
  const row = `  ${id.padEnd(4)}  ${status.padEnd(12)}  ${String(delivered).padStart(7)}  ${title}`
  if (reason === undefined) return [row]
  const most = WIDTH - INDENT.length
  return [row, `${INDENT}${reason.length > most ? `${reason.slice(0, most - 1)}…` : reason}`]
}
