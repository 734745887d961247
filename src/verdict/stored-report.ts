// What became of the records in the store, for people.
import { counted } from './causes.ts'
import type { Stored } from './stored-schema.ts'

/** What is wrong with the store, a part of the first line: "NEVER STORED: 3 records". */
export function storedFaults ({ never_stored: missing, altered }: Stored): readonly string[] {
  return [
    ...missing === 0 ? [] : [`NEVER STORED: ${counted(missing, 'record')}`],
    ...altered.length === 0 ? [] : [`ALTERED: ${[...new Set(altered.map(({ field }) => field))].join(', ')}`]
  ]
}

export function storedReport ({ records, never_stored: missing, stored_twice: twice, invented, outside, altered, examples, bad_lines: bad }: Stored): readonly string[] {
  const part = (count: number, words: string, ids: readonly string[] = []) => count === 0 ? [] : [`  ${counted(count, 'record')} ${words}${ids.length === 0 ? '' : `: log_id ${ids.join(', ')}`}`]
  return [
    '',
    `stored: ${counted(records, 'record')}`,
    ...part(missing, 'never stored', examples.never_stored),
    ...part(twice, 'stored once more', examples.stored_twice),
    ...part(invented, 'that this firewall has not shown', examples.invented),
    ...part(outside, 'of another time or filter, or later than the cut'),
    ...bad.count === 0 ? [] : [`  ${counted(bad.count, 'line')} without a record: ${bad.examples.map(({ line, reason }) => `line ${line}: ${reason}`).join('; ')}`],
    ...altered.flatMap(({ field, kind, count, examples }) => [
      `  ${field} ${kind}: ${counted(count, 'record')}`,
      ...examples.map(({ log_id: id, expected, stored }) => `    log_id ${id}: sent ${JSON.stringify(expected)}, stored ${JSON.stringify(stored)}`)
    ])
  ]
}
