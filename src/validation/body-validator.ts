// Validates a body of the vendor's API against its schema.
import type { TSchema } from '@sinclair/typebox'
import { TypeCompiler, ValueErrorType } from '@sinclair/typebox/compiler'
import { EmptyParamError } from '../errors.ts'
import { expectationOf } from './expectation.ts'
import type { Checked } from './parameters-validator.ts'
import { refusal } from './refusal.ts'

/** JSON has types, so no value is converted. */
export function bodyValidator (schema: TSchema): (given: unknown) => Checked<unknown> {
  const check = TypeCompiler.Compile(schema)
  return given => {
    if (check.Check(given)) return { value: given }
    const { path = '', schema: failed = schema, value, type } = check.Errors(given).First() ?? {}
    const name = path.slice(1).replaceAll('/', '.') || 'the body'
    if (type === ValueErrorType.ObjectRequiredProperty || value === '') return { error: new EmptyParamError(name) }
    return { error: refusal(name, expectationOf(failed), typeof value === 'object' ? JSON.stringify(value) : value) }
  }
}
