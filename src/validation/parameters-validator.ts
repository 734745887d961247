// Validates path and query parameters of the vendor's API against their schema. Unknown parameters are ignored.
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { EmptyParamError } from '../errors.ts'
import { expectationOf } from './expectation.ts'
import { refusal } from './refusal.ts'
import { textValue } from './text-value.ts'

export type Checked<Value> = { value: Value } | { error: Error }

/** Converts text to the types of `schema`. An optional parameter that is sent empty counts as absent. The value has every parameter, undefined where absent. */
export function parametersValidator<Schema extends TObject> (schema: Schema): (given: Readonly<Record<string, unknown>>) => Checked<Static<Schema>> {
  const { properties, required = [] } = schema
  const check = TypeCompiler.Compile(schema)
  const schemas: Readonly<Record<string, TSchema>> = Object.assign(Object.create(null), properties)
  const absent = Object.fromEntries(Object.keys(properties).map(name => [name, undefined]))

  return given => {
    for (const name of required) if (given[name] === undefined || given[name] === '') return { error: new EmptyParamError(name) }
    const value: Record<string, unknown> = { ...absent } // V8 reads values of one shape fastest
    for (const name in given) {
      const text = given[name]
      const property = schemas[name]
      if (property === undefined || text === '') continue
      if (typeof text !== 'string') return { error: refusal(name, 'given once', text) }
      value[name] = textValue(property, text)
    }
    if (check.Check(value)) return { value }
    const name = check.Errors(value).First()?.path.slice(1) ?? ''
    return { error: refusal(name, expectationOf(schemas[name] ?? schema), given[name]) }
  }
}
