// A knob's kind of value (a duration, an instant) inside a JSON body, so that both say and accept the same.
import { Kind as TypeKind, Type, TypeRegistry, type SchemaOptions, type TUnsafe } from '@sinclair/typebox'
import type { Kind } from './setting.ts'

const name = 'Knob'
const reader = Symbol('reader') // a symbol stays out of documents

TypeRegistry.Set<{ [reader]: Kind<unknown>['read'] }>(name, (schema, value) => schema[reader](value) !== undefined)

export function KnobSchema ({ must, read }: Kind<number>, options: SchemaOptions = {}): TUnsafe<string | number> {
  return Type.Unsafe<string | number>({ ...options, [TypeKind]: name, [reader]: read, type: ['string', 'integer'], must })
}
