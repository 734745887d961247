// `--filter`: the filters of the API, written as in a query string.
import { ConfigError } from '../../config/config.ts'
import { FlowLogFilterSchema, type FlowLogFilter } from '../../contract/flow-log-filter.ts'
import { parametersValidator } from '../../validation/parameters-validator.ts'

const { properties } = FlowLogFilterSchema
const validate = parametersValidator(FlowLogFilterSchema)

/** Throws ConfigError, with one line, at what is no filter. */
export function parseFilter (text: string): FlowLogFilter {
  const given = [...new URLSearchParams(text)]
  const unknown = given.find(([name]) => !Object.hasOwn(properties, name))
  if (unknown !== undefined) throw new ConfigError(`--filter: ${unknown[0]} is none of ${Object.keys(properties).join(', ')}`, 'filter')
  const verdict = validate(Object.fromEntries(given))
  if ('error' in verdict) throw new ConfigError(`--filter: ${verdict.error.message}`, 'filter')
  return verdict.value
}
