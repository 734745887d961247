// A setting's type of value (a duration, an instant) inside a JSON body: both accept the same input and describe it in the same words.
import { Kind as TypeKind, Type, TypeRegistry, type SchemaOptions, type TUnsafe } from '@sinclair/typebox'
import type { ValueType } from './value-type.ts'

const name = 'Setting'
const reader = Symbol('reader') // JSON.stringify leaves a symbol out of the OpenAPI documents

TypeRegistry.Set<{ [reader]: ValueType<unknown>['read'] }>(name, (schema, value) => schema[reader](value) !== undefined)

export function SettingSchema ({ expected, read }: ValueType<number>, options: SchemaOptions = {}): TUnsafe<string | number> {
  return Type.Unsafe<string | number>({ ...options, [TypeKind]: name, [reader]: read, type: ['string', 'integer'], 'x-expected': expected })
}
