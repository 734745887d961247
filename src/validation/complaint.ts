// Says in words why a value does not fit its schema: the first mistake, and where it is.
import type { TSchema } from '@sinclair/typebox'
import { TypeCompiler, ValueErrorType, type ValueError } from '@sinclair/typebox/compiler'
import { echo } from './echo.ts'
import { expectationOf } from './expectation.ts'

export interface Complaint {
  /** The path below the value's own name: "[0].times". */
  readonly path: string
  readonly reason: string
}

/** Compiles `schema` on first use: a server never needs most of its schemas. */
export function complaints (schema: TSchema): (value: unknown) => Complaint | undefined {
  let check: ReturnType<typeof TypeCompiler.Compile> | undefined
  return value => {
    check ??= TypeCompiler.Compile(schema)
    return check.Check(value) ? undefined : complaintOf(check.Errors(value).First())
  }
}

/** `error` is the first that TypeBox found. */
export function complaintOf (error: ValueError | undefined): Complaint {
  if (error === undefined) return { path: '', reason: 'is not valid' }
  if (error.type === ValueErrorType.Union) return unionComplaint(error)
  return { path: pathOf(error.path), reason: reasonOf(error) }
}

// A literal tells the variants apart. The complaint is about the variant whose literal fits, or else about the literal.
// Without literals, it is about the variant that is wrong only inside, or else about all.
function unionComplaint ({ path, errors, schema, value }: ValueError): Complaint {
  const variants = errors.map(variant => [...variant])
  const literals = variants.flatMap(variant => variant.filter(isOfLiteral))
  const [first] = literals
  const chosen = variants.find(variant => first === undefined ? variant.every(error => error.path !== path) : !variant.some(isOfLiteral))
  if (chosen?.[0] !== undefined) return complaintOf(chosen[0])
  if (first === undefined) return { path: pathOf(path), reason: `must be ${[...new Set(schema.anyOf.map(expectationOf))].join(' or ')}, got ${echo(value)}` }
  return { path: pathOf(first.path), reason: `must be one of ${literals.map(literal => literal.schema.const).join(', ')}, got ${echo(first.value)}` }
}

function isOfLiteral ({ type }: ValueError): boolean {
  return type === ValueErrorType.Literal
}

function reasonOf ({ type, schema, value }: ValueError): string {
  if (type === ValueErrorType.ObjectRequiredProperty) return 'is missing'
  if (type === ValueErrorType.ObjectAdditionalProperties) return 'is unknown'
  return `must be ${expectationOf(schema)}, got ${echo(value)}`
}

// Writes a JSON pointer as code: "/0/delay/ms" becomes "[0].delay.ms".
function pathOf (pointer: string): string {
  return pointer.split('/').slice(1).map(name => /^\d+$/.test(name) ? `[${name}]` : `.${name}`).join('')
}
