// A string from a fixed list, as JSON Schema's `enum`, which reads better in messages and documents than a union of literals.
import { Kind, Type, TypeRegistry, type SchemaOptions, type TUnsafe } from '@sinclair/typebox'

const kind = 'StringEnum'

TypeRegistry.Set<{ enum: readonly unknown[] }>(kind, (schema, value) => schema.enum.includes(value))

export function StringEnum<const Values extends readonly string[]> (values: Values, options: SchemaOptions = {}): TUnsafe<Values[number]> {
  return Type.Unsafe<Values[number]>({ ...options, [Kind]: kind, type: 'string', enum: values })
}
