// The rows of a file of records, with their line numbers. The file is JSON or CSV with the wire's field names as header.
import { Type, type TSchema } from '@sinclair/typebox'
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

/** The first character decides the format. Throws BadRow if the text has no rows or one cannot be parsed. */
export async function rowsOf (text: string): Promise<readonly Row[]> {
  const [first] = text.trimStart()
  if (first === undefined) throw new BadRow(1, 'the file is empty')
  return first === '[' || first === '{' ? jsonRows(text) : csvRows(text)
}

/** JSON values one after the other, in lines or not: each is a record, an array of records, or a whole answer of the API. */
async function jsonRows (text: string): Promise<readonly Row[]> {
  const jsonc = await import('jsonc-parser') // slower than JSON.parse, but knows the lines
  const pieces = beginsWithWholeLine(text) ? lines(text) : valuesIn(text, jsonc)
  return pieces.flatMap(piece => rowsOfValue(piece, jsonc))
}

type Jsonc = typeof import('jsonc-parser')

interface Piece {
  readonly json: string
  /** Where it begins, from 1. */
  readonly line: number
}

function beginsWithWholeLine (text: string): boolean {
  try {
    JSON.parse(text.slice(0, lineEnd(text, text.search(/\S/))))
    return true
  } catch {
    return false
  }
}

function lineEnd (text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function lines (text: string): readonly Piece[] {
  return text.split('\n').flatMap((json, index) => json.trim() === '' ? [] : [{ json, line: index + 1 }])
}

/** Cuts pretty-printed JSON after each outermost bracket that closes. */
function valuesIn (text: string, { createScanner, SyntaxKind: { OpenBraceToken, OpenBracketToken, CloseBraceToken, CloseBracketToken, EOF } }: Jsonc): readonly Piece[] {
  const scanner = createScanner(text, true)
  const pieces: Piece[] = []
  let depth = 0; let from = 0; let line = 1
  for (let token = scanner.scan(); token !== EOF; token = scanner.scan()) {
    if (depth === 0) {
      from = scanner.getTokenOffset()
      line = scanner.getTokenStartLine() + 1
    }
    if (token === OpenBraceToken || token === OpenBracketToken) depth++
    if (token === CloseBraceToken || token === CloseBracketToken) depth--
    if (depth <= 0) {
      pieces.push({ json: text.slice(from, scanner.getTokenOffset() + scanner.getTokenLength()), line })
      depth = 0
    }
  }
  return depth === 0 ? pieces : [...pieces, { json: text.slice(from), line }]
}

function rowsOfValue ({ json, line }: Piece, { parseTree, findNodeAtLocation }: Jsonc): readonly Row[] {
  const lineAt = (offset = 0) => line + json.slice(0, offset).split('\n').length - 1
  try {
    const value: unknown = JSON.parse(json)
    const path = isAnswer(value) ? ['data', 'records'] : []
    const values = isAnswer(value) ? value.data.records : value
    if (!Array.isArray(values)) return [{ value, line: () => line }]
    const lineOf = (index: number) => lineAt(findNodeAtLocation(parseTree(json)!, [...path, index])?.offset) // JSON.parse has read it, so there is a tree
    return values.map((value: unknown, index) => ({ value, line: () => lineOf(index) }))
  } catch (error) {
    const errors: Parameters<typeof parseTree>[1] = []
    parseTree(json, errors, { disallowComments: true })
    throw new BadRow(lineAt(errors[0]?.offset), `no JSON: ${messageOf(error)}`)
  }
}

function isAnswer (value: unknown): value is { data: { records: unknown[] } } {
  return hasKey(value, 'data') && hasKey(value.data, 'records') && Array.isArray(value.data.records)
}

function hasKey<Key extends string> (value: unknown, key: Key): value is Record<Key, unknown> {
  return typeof value === 'object' && value !== null && key in value
}

async function csvRows (text: string): Promise<readonly Row[]> {
  const { CsvError, parse } = await import('csv-parse/sync')
  const rows: Row[] = []
  try {
    parse(text, {
      columns: checkHeader,
      skip_empty_lines: true,
      on_record: (cells: Readonly<Record<string, string>>, { lines }) => {
        rows.push({ value: valuesOf(cells), line: () => lines })
        return null
      }
    })
    return rows
  } catch (error) {
    if (error instanceof BadRow) throw error
    throw new BadRow(error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1, `no CSV: ${messageOf(error)}`)
  }
}

const { required = [] } = FlowLogSchema
const fields: Readonly<Record<string, TSchema>> = FlowLogSchema.properties
const unknownField = Type.Unknown() // the record with it is refused

function checkHeader (names: readonly string[]): string[] {
  const missing = required.filter(name => !names.includes(name))
  if (missing.length > 0) throw new BadRow(1, `neither JSON nor CSV with a header: ${missing.join(', ')} not in its first line`)
  return [...names]
}

/** An empty cell is an absent field. */
function valuesOf (cells: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const filled = Object.entries(cells).filter(([, text]) => text !== '')
  return Object.fromEntries(filled.map(([name, text]) => [name, textValue(fields[name] ?? unknownField, text)]))
}

const messageOf = (error: unknown) => error instanceof Error ? error.message : String(error)
