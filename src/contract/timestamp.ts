// A moment on the wire: milliseconds since 1970.
import { Type, type SchemaOptions, type TInteger } from '@sinclair/typebox'

export function Timestamp (options: SchemaOptions = {}): TInteger {
  return Type.Integer({ ...options, minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
}
