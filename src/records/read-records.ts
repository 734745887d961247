// Own records from a file or from a caller, checked against the wire's schema. The command loads this module only if there is such a file.
import { readFile } from 'node:fs/promises'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { ConfigError } from '../config/config.ts'
import { complaintOf } from '../validation/complaint.ts'
import { echo } from '../validation/echo.ts'
import { FlowLogSchema, type FlowLog } from '../contract/flow-log.ts'
import { BadRow, rowsOf, type Row } from './rows.ts'

const LONGEST_TEXT = 262_144 // characters, so less than a mebibyte in UTF-8: commands/export/resume-point.ts relies on it

/** The records, and the fields of each, in the file's order. Throws ConfigError, whose one line names file, line and reason. */
export async function readRecords (path: string): Promise<readonly FlowLog[]> {
  const text = await readText(path)
  try {
    return checkRecords(await rowsOf(text))
  } catch (error) {
    if (error instanceof BadRow) throw new ConfigError(`${path}:${error.line}: ${error.message}`, 'records')
    throw error
  }
}

/** The same for records of a caller; the line names the record's index and the reason. */
export function recordsFrom (values: unknown): readonly FlowLog[] {
  if (!isArray(values)) throw new ConfigError(`records must be an array of records or the path of a file, got ${echo(values)}`, 'records')
  try {
    return checkRecords(values.map((value, index) => ({ value, line: () => index })))
  } catch (error) {
    if (error instanceof BadRow) throw new ConfigError(`records[${error.line}]: ${error.message}`, 'records')
    throw error
  }
}

function isArray (values: unknown): values is readonly unknown[] {
  return Array.isArray(values)
}

async function readText (path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw new ConfigError(`cannot read records: ${error instanceof Error ? error.message : error}`, 'records')
  }
}

function checkRecords (rows: readonly Row[]): readonly FlowLog[] {
  const schema = TypeCompiler.Compile(FlowLogSchema)
  const seen = new Set<string>()
  return rows.map(({ value, line }) => {
    const record = withoutNulls(value)
    if (!schema.Check(record)) {
      const { path, reason } = complaintOf(schema.Errors(record).First())
      throw new BadRow(line(), path === '' ? 'a record must be an object' : `${path.slice(1)} ${reason}`)
    }
    const long = Object.entries(record).find(([, text]) => typeof text === 'string' && text.length > LONGEST_TEXT)
    if (long !== undefined) throw new BadRow(line(), `${long[0]} must have at most ${LONGEST_TEXT} characters`)
    if (seen.has(record.log_id)) throw new BadRow(line(), `log_id ${record.log_id} is there already`)
    seen.add(record.log_id)
    return record
  })
}

/** A copy, so that the caller may do as it likes with its own. A field that is null counts as absent. */
function withoutNulls (value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null))
}
