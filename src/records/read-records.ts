// Own records from a file or from a caller, checked against the wire's schema. The command loads this module only if there is such a file.
import { readFile } from 'node:fs/promises'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { ConfigError } from '../config/config.ts'
import { complaintOf } from '../validation/complaint.ts'
import { FlowLogSchema, type FlowLog } from '../contract/flow-log.ts'
import { BadRow, rowsOf, type Row } from './rows.ts'

/** The records, and the fields of each, in the file's order. Throws ConfigError, whose one line names file, line and reason. */
export async function readRecords (path: string): Promise<readonly FlowLog[]> {
  const text = await readText(path)
  try {
    return checkRecords(await rowsOf(text))
  } catch (error) {
    if (error instanceof BadRow) throw new ConfigError(`${path}:${error.line}: ${error.message}`)
    throw error
  }
}

/** The same for records of a caller; the line names the record's index and the reason. */
export function recordsFrom (values: readonly unknown[]): readonly FlowLog[] {
  try {
    return checkRecords(values.map((value, index) => ({ value, line: () => index })))
  } catch (error) {
    if (error instanceof BadRow) throw new ConfigError(`records[${error.line}]: ${error.message}`)
    throw error
  }
}

async function readText (path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw new ConfigError(`cannot read records: ${error instanceof Error ? error.message : error}`)
  }
}

function checkRecords (rows: readonly Row[]): readonly FlowLog[] {
  const record = TypeCompiler.Compile(FlowLogSchema)
  const seen = new Set<string>()
  return rows.map(({ value, line }) => {
    if (!record.Check(value)) {
      const { path, reason } = complaintOf(record.Errors(value).First())
      throw new BadRow(line(), path === '' ? 'a record must be an object' : `${path.slice(1)} ${reason}`)
    }
    if (seen.has(value.log_id)) throw new BadRow(line(), `log_id ${value.log_id} is there already`)
    seen.add(value.log_id)
    return value
  })
}
