// A time on the wire, in ms since 1970.
import { Type, type SchemaOptions, type TInteger } from '@sinclair/typebox'

export function Timestamp (options: SchemaOptions = {}): TInteger {
  return Type.Integer({ ...options, minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
}
