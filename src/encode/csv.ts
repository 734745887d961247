/** The records of a page as rows of CSV (RFC 4180), in the wire's order of fields; an absent field is an empty cell. */
import { FlowLogSchema, type FlowLog } from '../contract/flow-log.ts'
import { recordsOf, type Page } from '../search/page.ts'
import { owned, type Lent } from './encoded-page.ts'

const fields: ReadonlyArray<keyof FlowLog> = Object.keys(FlowLogSchema.properties).filter(isField)

export const headerRow = `${fields.join(',')}\r\n`

export function encodeRows (page: Page): Lent {
  return owned(Buffer.from(recordsOf(page).map(rowOf).join('')))
}

function rowOf (record: FlowLog): string {
  let row = ''
  for (const field of fields) row += `${cellOf(record[field])},`
  return `${row.slice(0, -1)}\r\n`
}

function cellOf (value: string | number | undefined): string | number {
  if (typeof value !== 'string') return value ?? ''
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function isField (name: string): name is keyof FlowLog {
  return Object.hasOwn(FlowLogSchema.properties, name)
}
