/** The records of a page as rows of CSV (RFC 4180), with a column for each field of FlowLogSchema, in its order. An absent field is an empty cell. */
import { Type } from '@sinclair/typebox'
import { FlowLogSchema, type FlowLog } from '../contract/flow-log.ts'
import { recordsOf, type Page } from '../search/page.ts'
import { unpooled, type EncodedPage } from './encoded-page.ts'

const fields = Type.KeyOf(FlowLogSchema).anyOf.map(({ const: field }) => field)

export const csvHeader = `${fields.join(',')}\r\n`

export function encodeCsv (page: Page): EncodedPage {
  return unpooled(Buffer.from(recordsOf(page).map(rowOf).join('')))
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
