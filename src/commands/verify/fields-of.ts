// Where a store has the fields of a record, as the flags say.
import { ConfigError } from '../../config/config.ts'
import { BadFieldError } from '../../errors.ts'
import { storedFields, type StoredFields } from '../../verdict/stored-fields.ts'
import type { StoreSettings } from './settings.ts'

/** Throws ConfigError. */
export function fieldsOf ({ idField, field }: Pick<StoreSettings, 'idField' | 'field'>): StoredFields {
  try {
    return storedFields({ idField, field })
  } catch (error) {
    if (error instanceof BadFieldError) throw new ConfigError(`--${error.message}`, error.field)
    throw error
  }
}
