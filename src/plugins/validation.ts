// What came in the address (path and query) against its schema; compiled once per route.
// The mock is strict about what it knows and blind to what it does not: unknown parameters never reach a route.
import { TypeGuard, type Static, type TObject, type TSchema } from '@sinclair/typebox'
import { TypeCompiler, ValueErrorType } from '@sinclair/typebox/compiler'
import type { FastifySchemaCompiler } from 'fastify'
import fp from 'fastify-plugin'
import { expectationOf } from '../validation/expectation.ts'
import { textValue } from '../validation/text-value.ts'
import { EmptyParamError, ParameterError } from '../errors.ts'

type Verdict<Value> = { value: Value } | { error: Error }
type Validator<Value> = (given: Readonly<Record<string, unknown>>) => Verdict<Value>

const mostEchoed = 64 // characters of a caller's input
const longestMessage = 512 - 'parameter error: '.length

export const validation = fp(async app => {
  app.setValidatorCompiler(compiler)
})

const compiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (httpPart === 'headers') return () => true // the gate reads them
  if (TypeGuard.IsObject(schema) && (httpPart === 'params' || httpPart === 'querystring')) return parametersValidator(schema)
  if (httpPart === 'body' && TypeGuard.IsSchema(schema)) return bodyValidator(schema)
  throw new TypeError(`no way to validate ${httpPart}`)
}

/** Turns texts into the types of `schema`; an optional parameter sent empty counts as absent. A value has all parameters, undefined where absent. */
export function parametersValidator<Schema extends TObject> (schema: Schema): Validator<Static<Schema>> {
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

/** A body comes with its types, so nothing is turned into anything. */
function bodyValidator (schema: TSchema): Validator<unknown> {
  const check = TypeCompiler.Compile(schema)
  return given => {
    if (check.Check(given)) return { value: given }
    const { path = '', schema: wanted = schema, value, type } = check.Errors(given).First() ?? {}
    const name = path.slice(1).replaceAll('/', '.') || 'the body'
    if (type === ValueErrorType.ObjectRequiredProperty || value === '') return { error: new EmptyParamError(name) }
    return { error: refusal(name, expectationOf(wanted), typeof value === 'object' ? JSON.stringify(value) : value) }
  }
}

function refusal (name: string, must: string, given: unknown): Error {
  const echo = JSON.stringify(String(given).slice(0, mostEchoed))
  return new ParameterError(`${name} must be ${must}, got ${echo}`.slice(0, longestMessage))
}
