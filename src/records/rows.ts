// The rows of a file of records, with their line numbers. The file is a JSON array, NDJSON, or CSV with the wire's field names as header.
import { Type, type TSchema } from '@sinclair/typebox'
import type { ParseError } from 'jsonc-parser'
import { FlowLogSchema } from '../contract/flow-log.ts'
import { textValue } from '../validation/text-value.ts'

export interface Row {
  readonly value: unknown
  /** From 1. A function, because only a bad row needs it. */
  readonly line: () => number
}

export class BadRow extends Error {
  readonly line: number

  constructor (line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

/** The first character decides the format. Throws BadRow if a row cannot be parsed. */
export async function rowsOf (text: string): Promise<readonly Row[]> {
  const [first] = text.trimStart()
  if (first === '[') return jsonRows(text)
  if (first === '{') return ndjsonRows(text)
  return csvRows(text)
}

async function jsonRows (text: string): Promise<readonly Row[]> {
  const { parseTree } = await import('jsonc-parser') // slower than JSON.parse, but knows the lines
  const lineAt = (offset = 0) => text.slice(0, offset).split('\n').length
  try {
    const values: readonly unknown[] = JSON.parse(text)
    return values.map((value, index) => ({ value, line: () => lineAt(parseTree(text)?.children?.[index]?.offset) }))
  } catch (error) {
    const errors: ParseError[] = []
    parseTree(text, errors, { disallowComments: true })
    throw new BadRow(lineAt(errors[0]?.offset), `no JSON: ${messageOf(error)}`)
  }
}

function ndjsonRows (text: string): readonly Row[] {
  return text.split('\n').flatMap((json, index) => json.trim() === '' ? [] : [jsonRow(json, index + 1)])
}

function jsonRow (json: string, line: number): Row {
  try {
    return { value: JSON.parse(json), line: () => line }
  } catch (error) {
    throw new BadRow(line, `no JSON: ${messageOf(error)}`)
  }
}

async function csvRows (text: string): Promise<readonly Row[]> {
  const { CsvError, parse } = await import('csv-parse/sync')
  const rows: Row[] = []
  try {
    parse(text, {
      columns: true,
      skip_empty_lines: true,
      on_record: (cells: Readonly<Record<string, string>>, { lines }) => {
        rows.push({ value: valuesOf(cells), line: () => lines })
        return null
      }
    })
    return rows
  } catch (error) {
    throw new BadRow(error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1, `no CSV: ${messageOf(error)}`)
  }
}

const fields: Readonly<Record<string, TSchema>> = FlowLogSchema.properties
const unknownField = Type.Unknown() // the record with it is refused

/** An empty cell is an absent field. */
function valuesOf (cells: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const filled = Object.entries(cells).filter(([, text]) => text !== '')
  return Object.fromEntries(filled.map(([name, text]) => [name, textValue(fields[name] ?? unknownField, text)]))
}

const messageOf = (error: unknown) => error instanceof Error ? error.message : String(error)
