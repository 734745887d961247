// Where a store keeps the fields of a record: under their own names, or as `log_id=event.id` says.
import { Type, type TSchema } from '@sinclair/typebox'
import { FlowLogSchema } from '../contract/flow-log.ts'
import { BadFieldError } from '../errors.ts'
import { textValue } from '../validation/text-value.ts'

export interface StoredFields {
  /** The value of a field; undefined where the store does not have it. A record that is no object is its id. */
  readonly read: (record: unknown, field: string) => unknown
  /** The fields to compare, beside the id. */
  readonly compared: readonly string[]
  /** Whether records are stored as they were sent, as far as one can know before looking. */
  readonly isPlain: boolean
}

export interface StoredFieldOptions {
  /** Where the id is; then nothing else is compared, except what `field` names. */
  readonly idField?: string | undefined
  /** `src_ip=source.ip`: where the store keeps fields that it has renamed; a dot leads into an object. */
  readonly field?: readonly string[] | undefined
}

const FIELDS: readonly string[] = Type.KeyOf(FlowLogSchema).anyOf.map(({ const: field }) => field)
const SCHEMAS: Readonly<Record<string, TSchema>> = FlowLogSchema.properties

/** Throws BadFieldError. */
export function storedFields ({ idField, field: renamed = [] }: StoredFieldOptions = {}): StoredFields {
  const paths = new Map(renamed.map(text => {
    const [name = '', path = ''] = text.split(/=(.*)/s)
    if (!FIELDS.includes(name) || path === '') throw new BadFieldError('field', `must be like src_ip=source.ip, with a field of a record before the =, got ${JSON.stringify(text.slice(0, 64))}`)
    return [name, path] as const
  }))
  if (idField !== undefined) paths.set('log_id', idField)
  const others = FIELDS.filter(name => name !== 'log_id')
  return {
    read: (record, field) => {
      if (typeof record !== 'object' || record === null) return field === 'log_id' ? record : undefined
      const path = paths.get(field)
      return path === undefined ? valueOf(record, field) : valueAt(record, path)
    },
    compared: idField === undefined ? others : others.filter(name => paths.has(name)),
    isPlain: paths.size === 0
  }
}

/** The cell of a field as the value that it stands for. */
export function cellValue (field: string, text: unknown): unknown {
  const schema = SCHEMAS[field]
  return typeof text === 'string' && schema !== undefined ? textValue(schema, text) : text
}

function valueAt (record: object, path: string): unknown {
  if (Object.hasOwn(record, path)) return valueOf(record, path)
  let value: unknown = record
  for (const name of path.split('.')) value = typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? valueOf(value, name) : undefined
  return value
}

function valueOf (record: object, name: string): unknown {
  return isRow(record) ? record[name] : undefined
}

function isRow (record: object): record is Readonly<Record<string, unknown>> {
  return !Array.isArray(record)
}
