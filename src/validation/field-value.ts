// Reads one value that a program gives, by the type of a setting.
import { BadFieldError } from '../errors.ts'
import { echo } from './echo.ts'

interface Readable<Value> {
  readonly expected: string
  readonly read: (given: unknown) => Value | undefined
}

/** Throws BadFieldError, which names the field. */
export function fieldValue<Value> (field: string, { expected, read }: Readable<Value>, given: unknown): Value {
  const value = read(given)
  if (value === undefined) throw new BadFieldError(field, `must be ${expected}, got ${echo(given)}`)
  return value
}
