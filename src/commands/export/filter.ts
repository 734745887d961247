// `--filter`: the filters of the API, as they stand in an address.
import { Type } from '@sinclair/typebox'
import { ConfigError } from '../../config/config.ts'
import { FlowLogQuerySchema } from '../../contract/flow-log-query.ts'
import { parametersValidator } from '../../validation/parameters-validator.ts'
import type { FlowLogFilter } from '../../search/filter.ts'

const FilterSchema = Type.Omit(FlowLogQuerySchema, [
  'fw_instance_id', 'start_time', 'end_time', 'limit', 'log_id', 'next_date', 'offset', 'enterprise_project_id'
])
const validate = parametersValidator(FilterSchema)

/** Throws ConfigError, with one line, at what is no filter. */
export function filterOf (text: string): FlowLogFilter {
  const given = [...new URLSearchParams(text)]
  const unknown = given.find(([name]) => !Object.hasOwn(FilterSchema.properties, name))
  if (unknown !== undefined) throw new ConfigError(`--filter: ${unknown[0]} is none of ${Object.keys(FilterSchema.properties).join(', ')}`)
  const verdict = validate(Object.fromEntries(given))
  if ('error' in verdict) throw new ConfigError(`--filter: ${verdict.error.message}`)
  return verdict.value
}
