// The error for a value that does not fit its schema.
import { ParameterError } from '../errors.ts'
import { echo } from './echo.ts'

const MAX_REASON = 512 - 'parameter error: '.length // characters: an error_msg has at most 512

/** `expected` is what the value must be, in words. */
export function refusal (name: string, expected: string, given: unknown): Error {
  return new ParameterError(`${name} must be ${expected}, got ${echo(String(given))}`.slice(0, MAX_REASON))
}
