/** The report as a table for the terminal, and below it what to do about the conditions that were not passed. */
import { inWords } from '../../search/in-words.ts'
import type { Report, Result } from './report.ts'

export function tableOf ({ version, command, seed, mode, seconds, level, levels, counts, lateness, conditions }: Report): string {
  const width = Math.max(...conditions.map(({ title }) => title.length))
  return [
    `cfw-mock ${version} certify, ${mode}, seed ${seed}: ${command}`,
    '',
    ...conditions.map(result => `  ${result.id.padEnd(4)}  ${result.title.padEnd(width)}  ${result.status.padEnd(12)}  ${gistOf(result)}`.trimEnd()),
    '',
    `Level ${level} of ${levels.length}${level === 0 ? '' : `: ${levels[level - 1]}`}. ${Object.entries(counts).map(([status, count]) => `${count} ${status}`).join(', ')}, in ${seconds} s.`,
    `Longest lateness proved: ${lateness === null ? 'none' : inWords(lateness)}.`,
    ...conditions.filter(({ status }) => status === 'failed' || status === 'inconclusive').flatMap(detailsOf),
    ''
  ].join('\n')
}

function gistOf ({ reasons: [reason], delivered, requests }: Result): string {
  if (reason !== undefined) return reason.length > 60 ? `${reason.slice(0, 59)}…` : reason
  return `${delivered} records, ${requests} requests`
}

function detailsOf ({ id, title, why, status, reasons, causes, last_words: lastWords, reproduce }: Result): readonly string[] {
  return [
    '',
    `${id} ${status}: ${title}`,
    `  what breaks here: ${why}`,
    ...reasons.map(reason => `  ${reason}`),
    ...causes.flatMap(({ examples, requests }) => [
      ...examples.slice(0, 1).map(({ log_id: id, start_time: start, visible_at: visible }) => `  such as log_id ${id}, started ${new Date(start).toISOString()}, could be seen from ${new Date(visible).toISOString()}`),
      ...requests.map(requestLine).map(line => `  ${line}`)
    ]),
    ...lastWords === '' ? [] : [`  its last words: ${lastWords.trimEnd().split('\n').slice(-3).join('\n    ')}`],
    `  again: ${reproduce}`
  ]
}

/** "12:00:01.000 page 2 limit=500 log_id=7: 503 (busy)" */
export function requestLine ({ time, page, query: { start_time: from, end_time: to, limit, log_id: id, offset }, status, records, fault }: Result['causes'][number]['requests'][number]): string {
  const parameters = Object.entries({ start_time: from, end_time: to, limit, log_id: id, offset }).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value}`)
  return `${time.slice(11, 23)} page ${page ?? '?'} ${parameters.join(' ')}: ${status ?? 'no status'}${records === null ? '' : `, ${records} records`}${fault === null ? '' : ` (${fault})`}`
}
