// `--filter`: the filters of the API, written as in a query string.
import { ConfigError } from '../../config/config.ts'
import { FlowLogFilterSchema, type FlowLogFilter } from '../../contract/flow-log-filter.ts'
import { parametersValidator } from '../../validation/parameters-validator.ts'

const { properties } = FlowLogFilterSchema
const validate = parametersValidator(FlowLogFilterSchema)

/** Throws ConfigError, with one line, at what is no filter. */
export function parseFilter (text: string): FlowLogFilter {
  const parameters = new URLSearchParams(text)
  const names = [...new Set(parameters.keys())]
  const unknown = names.find(name => !Object.hasOwn(properties, name))
  if (unknown !== undefined) throw new ConfigError(`--filter: ${unknown} is none of ${Object.keys(properties).join(', ')}`, 'filter')
  const verdict = validate(Object.fromEntries(names.map(name => [name, parameters.getAll(name)] as const).map(([name, values]) => [name, values.length === 1 ? values[0] : values])))
  if ('error' in verdict) throw new ConfigError(`--filter: ${verdict.error.message}`, 'filter')
  return verdict.value
}
