// Why a value does not fit its schema: the first thing wrong with it, and where, as a person would say it.
import type { TSchema } from '@sinclair/typebox'
import { TypeCompiler, ValueErrorType, type ValueError } from '@sinclair/typebox/compiler'
import { echo } from './echo.ts'
import { expectationOf } from './expectation.ts'

export interface Complaint {
  /** Where, below the value's own name: "[0].times". */
  readonly path: string
  readonly reason: string
}

/** Compiles `schema` on first use: most of what a server could be asked it never is. */
export function complaints (schema: TSchema): (value: unknown) => Complaint | undefined {
  let check: ReturnType<typeof TypeCompiler.Compile> | undefined
  return value => {
    check ??= TypeCompiler.Compile(schema)
    if (check.Check(value)) return undefined
    const error = check.Errors(value).First()
    return error === undefined ? { path: '', reason: 'is not valid' } : complaintOf(error)
  }
}

function complaintOf (error: ValueError): Complaint {
  if (error.type === ValueErrorType.Union) return unionComplaint(error)
  return { path: pathOf(error.path), reason: reasonOf(error) }
}

// Variants are told apart by a literal. What is wrong is wrong with the variant that was meant, or, if none was, with the literal.
function unionComplaint ({ path, errors, schema, value }: ValueError): Complaint {
  const variants = errors.map(variant => [...variant])
  const meant = variants.find(variant => variant.every(({ type }) => type !== ValueErrorType.Literal))
  if (meant?.[0] !== undefined) return complaintOf(meant[0])
  const literals = variants.flatMap(variant => variant.filter(({ type }) => type === ValueErrorType.Literal))
  const [first] = literals
  if (first === undefined) return { path: pathOf(path), reason: `must be ${expectationOf(schema)}, got ${echo(value)}` }
  return { path: pathOf(first.path), reason: `must be one of ${literals.map(literal => literal.schema.const).join(', ')}, got ${echo(first.value)}` }
}

function reasonOf ({ type, schema, value }: ValueError): string {
  if (type === ValueErrorType.ObjectRequiredProperty) return 'is missing'
  if (type === ValueErrorType.ObjectAdditionalProperties) return 'is unknown'
  return `must be ${expectationOf(schema)}, got ${echo(value)}`
}

// A JSON pointer, as one writes it in code: "/0/delay/ms" is "[0].delay.ms".
function pathOf (pointer: string): string {
  return pointer.split('/').slice(1).map(name => /^\d+$/.test(name) ? `[${name}]` : `.${name}`).join('')
}
