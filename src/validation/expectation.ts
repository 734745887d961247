// What a schema expects, in words for an error message: "an integer from 1 to 1024".
import type { TSchema } from '@sinclair/typebox'

export function expectationOf (schema: TSchema): string {
  if (typeof schema['x-expected'] === 'string') return schema['x-expected']
  if (Array.isArray(schema.enum)) return `one of ${schema.enum.join(', ')}`
  if (schema.type === 'integer' || schema.type === 'number') return numberBetween(schema)
  if (schema.type === 'string') return textLike(schema)
  return nouns[String(schema.type)] ?? 'valid'
}

const nouns: Readonly<Record<string, string>> = { object: 'an object', array: 'an array', boolean: 'true or false' }

function textLike ({ minLength = 0, maxLength, pattern }: TSchema): string {
  const most = maxLength === undefined ? '' : ` of at most ${maxLength} characters`
  if (pattern !== undefined) return `text like ${pattern}${most}`
  if (minLength > 1 && maxLength !== undefined) return `text of ${minLength} to ${maxLength} characters`
  return `text${most}${minLength === 0 ? '' : ', not empty'}`
}

function numberBetween ({ type, minimum, maximum }: TSchema): string {
  const noun = type === 'integer' ? 'an integer' : 'a number'
  if (minimum === undefined && maximum === undefined) return noun
  if (maximum === undefined) return `${noun} of at least ${minimum}`
  return `${noun} from ${minimum} to ${maximum}`
}
