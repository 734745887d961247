/** The records of a page as rows of CSV (RFC 4180), with a column for each field of FlowLogSchema, in its order. An absent field is an empty cell. */
import { Type } from '@sinclair/typebox'
import { FlowLogSchema, type FlowLog } from '../contract/flow-log.ts'
import { labelsOf, recordsOf, type Page } from '../search/page.ts'
import { unpooled, type EncodedPage } from './encoded-page.ts'

const fields = Type.KeyOf(FlowLogSchema).anyOf.map(({ const: field }) => field)

/** With `labels`, a last column says which scenario planted the record. */
export function csvHeaderOf (labels: boolean): string {
  return `${[...fields, ...labels ? ['label'] : []].join(',')}\r\n`
}

/** With `safe`, an apostrophe stands before each cell that a spreadsheet would take for a formula, and before those that begin with one. */
export function encodeCsv (page: Page, safe = false, labels = false): EncodedPage {
  const rows = recordsOf(page).map(record => rowOf(record, safe))
  const lines = labels ? labelsOf(page).map((label = '', i) => `${rows[i]},${label}\r\n`) : rows.map(row => `${row}\r\n`)
  return unpooled(Buffer.from(lines.join('')))
}

function rowOf (record: FlowLog, safe: boolean): string {
  let row = ''
  for (const field of fields) row += `${cellOf(record[field], safe)},`
  return row.slice(0, -1)
}

function cellOf (value: string | number | undefined, safe: boolean): string | number {
  if (typeof value !== 'string') return value ?? ''
  const text = safe && /^['=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
