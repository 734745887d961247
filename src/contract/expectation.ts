// What a schema wants, in words, for the person whose value was refused: "an integer from 1 to 1024".
import type { TSchema } from '@sinclair/typebox'

export function expectationOf (schema: TSchema): string {
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`
  if (schema.type === 'integer' || schema.type === 'number') return numberBetween(schema)
  if (schema.type === 'string') return schema.minLength > 0 ? 'text, not empty' : 'text'
  return schema.type === 'object' ? 'an object' : 'valid'
}

function numberBetween ({ type, minimum, maximum }: TSchema): string {
  const noun = type === 'integer' ? 'an integer' : 'a number'
  if (minimum === undefined && maximum === undefined) return noun
  if (maximum === undefined) return `${noun} of at least ${minimum}`
  return `${noun} from ${minimum} to ${maximum}`
}
