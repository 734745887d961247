// The error for a value that does not fit.
import { ParameterError } from '../errors.ts'
import { echo } from './echo.ts'

const longest = 512 - 'parameter error: '.length // characters of a reason: an error_msg has 512 at most

/** `must`: what the value must be, in words. */
export function refusal (name: string, must: string, given: unknown): Error {
  return new ParameterError(`${name} must be ${must}, got ${echo(String(given))}`.slice(0, longest))
}
