/** What is said of a collector's store. Every sentence begins with its kind; all are bounded. */
import { counted } from '../../verdict/causes.ts'
import type { Stored } from '../../verdict/stored-schema.ts'

/** What fails a condition. Only where it `caughtUp` is it known what had to be stored. */
export function storedFailures ({ never_stored: missing, altered, examples }: Stored, caughtUp: boolean): readonly string[] {
  return [
    ...missing === 0 || !caughtUp ? [] : [`never-stored: ${counted(missing, 'record')} read and not stored: log_id ${examples.never_stored.join(', ')}`],
    ...altered.map(({ field, kind, count, examples: [example] }) =>
      `altered: ${field} ${kind} in ${counted(count, 'record')}${example === undefined ? '' : `, such as log_id ${example.log_id}: sent ${JSON.stringify(example.expected)}, stored ${JSON.stringify(example.stored)}`}`)
  ]
}

/** What else there is to say. */
export function storedRemarks ({ stored_twice: twice, invented, examples, bad_lines: { count: bad, examples: [line] } }: Stored): readonly string[] {
  return [
    ...twice === 0 ? [] : [`stored-twice: ${counted(twice, 'record')} stored once more: log_id ${examples.stored_twice.join(', ')}`],
    ...invented === 0 ? [] : [`invented: ${counted(invented, 'record')} stored that this firewall has not shown`],
    ...line === undefined ? [] : [`garbage: ${bad === 1 ? '1 line is' : `${bad} lines are`} no JSON with a log_id, the first: line ${line.line}`]
  ]
}
