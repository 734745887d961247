// What came in an address (path and query) against its schema; compiled once per route.
// The mock is strict about what it knows and blind to what it does not: unknown parameters never reach a route.
import type { Static, TObject, TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { EmptyParamError } from '../errors.ts'
import { expectationOf } from './expectation.ts'
import { refusal } from './refusal.ts'
import { textValue } from './text-value.ts'

export type Checked<Value> = { value: Value } | { error: Error }

/** Turns texts into the types of `schema`; an optional parameter sent empty counts as absent. A value has all parameters, undefined where absent. */
export function parametersValidator<Schema extends TObject> (schema: Schema): (given: Readonly<Record<string, unknown>>) => Checked<Static<Schema>> {
  const { properties, required = [] } = schema
  const check = TypeCompiler.Compile(schema)
  const schemas: Readonly<Record<string, TSchema>> = Object.assign(Object.create(null), properties)
  const absent = Object.fromEntries(Object.keys(properties).map(name => [name, undefined]))

  return given => {
    for (const name of required) if (given[name] === undefined || given[name] === '') return { error: new EmptyParamError(name) }
    const value: Record<string, unknown> = { ...absent } // of one shape, whatever was sent: that is fast to read
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
