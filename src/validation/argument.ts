// Checks an argument of a call to the mock that createMock gives: a program in JavaScript may pass anything. Throws BadFieldError, which names the argument.
import { BadFieldError } from '../errors.ts'
import { echo } from './echo.ts'

/** Gives it back. */
export function objectOf<Given> (name: string, given: Given): Given {
  requireArgument(name, typeof given === 'object' && given !== null, 'an object', given)
  return given
}

export function requireFunction (name: string, given: unknown): void {
  requireArgument(name, typeof given === 'function', 'a function', given)
}

/** It may be left out. */
export function requireNumber (name: string, given: unknown): void {
  requireArgument(name, given === undefined || (typeof given === 'number' && !Number.isNaN(given)), 'a number', given)
}

/** Without one, the call is for all projects. */
export function requireProjectId (given: unknown): void {
  requireArgument('projectId', given === undefined || typeof given === 'string', 'text', given)
}

/** `expected` is what it must be, in words. */
function requireArgument (name: string, isRight: boolean, expected: string, given: unknown): void {
  if (!isRight) throw new BadFieldError(name, `must be ${expected}, got ${echo(given)}`)
}
