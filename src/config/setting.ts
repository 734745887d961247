// A setting: a type of value, its default and what it is for.
import type { ValueType } from './value-type.ts'

export interface Setting<Value> extends ValueType<Value> {
  readonly defaultValue: Value
  /** The default in words, for the help text. */
  readonly defaultText: string
  readonly description: string
  /** The value is never shown. */
  readonly secret?: boolean
}

/** A setting that always has a value. */
export function setting<Value> (type: ValueType<Value>, defaultValue: NoInfer<Value>, description: string, defaultText = String(defaultValue)): Setting<Value> {
  return { ...type, defaultValue, defaultText, description }
}

/** A setting that may have no value; `defaultText` says what happens then. */
export function optional<Value> (type: ValueType<Value>, defaultText: string, description: string): Setting<Value | undefined> {
  return { ...type, defaultValue: undefined, defaultText, description }
}

export function secret<Value> (setting: Setting<Value>): Setting<Value> {
  return { ...setting, secret: true }
}
