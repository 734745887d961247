/** What there is to say of a result, line by line: the same in the table, the JUnit file and the page. */
import type { Verdict } from '../../verdict/verdict-schema.ts'
import type { Result } from './report.ts'

const LAST_LINES = 3

export function linesOf ({ why, reasons, causes, notes, last_words: lastWords, reproduce }: Result): readonly string[] {
  const told = new Set(reasons)
  const evidenceOf = (text: string) => causes.filter(cause => causeSentence(cause) === text).flatMap(({ examples, requests }) => [
    ...examples.map(({ log_id: id, start_time: start, end_time: end, visible_at: visible }) => `  log_id ${id}: ${timeOf(start)} to ${timeOf(end)}, visible at ${timeOf(visible)}`),
    ...requests.map(request => `  ${requestLine(request)}`)
  ])
  return [
    `what breaks here: ${why}`,
    ...[...reasons, ...causes.map(causeSentence).filter(text => !told.has(text))].flatMap(text => [text, ...evidenceOf(text)]),
    ...notes.map(({ note, explanation }) => `note, ${note}: ${explanation}`),
    ...lastWords === '' ? [] : ['its last words:', ...lastWords.trimEnd().split('\n').slice(-LAST_LINES).map(line => `  ${line}`)],
    `again: ${reproduce}`
  ]
}

/** What is said of a loss. */
function causeSentence ({ cause, explanation }: Pick<Verdict['causes'][number], 'cause' | 'explanation'>): string {
  return `${cause}: ${explanation}`
}

/** "12:00:01.000 page 2 limit=500 log_id=7: 503 (busy)" */
function requestLine ({ time, page, query: { start_time: from, end_time: to, limit, log_id: id, offset }, status, records, fault }: Result['causes'][number]['requests'][number]): string {
  const parameters = Object.entries({ start_time: from, end_time: to, limit, log_id: id, offset }).filter(([, value]) => value !== undefined).map(([name, value]) => `${name}=${value}`)
  return `${time.slice(11, 23)} page ${page ?? '?'} ${parameters.join(' ')}: ${status ?? 'no status'}${records === null ? '' : `, ${records} records`}${fault === null ? '' : ` (${fault})`}`
}

const timeOf = (ms: number) => new Date(ms).toISOString()
