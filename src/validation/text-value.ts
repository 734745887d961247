// Converts text (a query parameter, a CSV cell) to the type its schema asks for.
import type { TSchema } from '@sinclair/typebox'

const decimal = { integer: /^\d+$/, number: /^\d+(\.\d+)?$/ } as const

/** Plain decimal digits become a number. Other text stays text, so the schema refuses `1e3`, `0x10`, `+5` and ` 5`. */
export function textValue ({ type }: TSchema, text: string): string | number {
  if (type !== 'integer' && type !== 'number') return text
  return decimal[type === 'integer' ? 'integer' : 'number'].test(text) ? Number(text) : text
}
