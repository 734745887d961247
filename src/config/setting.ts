// The kinds of value a knob can hold. Each reads a value or the text of one, so that a flag, a variable and an embedding program mean the same.
import { durationOf } from './duration.ts'

export interface Kind<Value> {
  /** What the value must be, in words: "an integer from 0 to 65535". */
  readonly must: string
  /** Stands for the value in the help text. */
  readonly shape: string
  /** Whether its flag may be given more than once, for more values. */
  readonly many?: true
  /** The value, or undefined if `input` is none. */
  readonly read: (input: unknown) => Value | undefined
}

export interface Knob<Value> extends Kind<Value> {
  readonly preset: Value
  /** The preset in words, where the value says nothing. */
  readonly presetSaid: string
  readonly about: string
  /** Never shown. */
  readonly secret?: boolean
}

/** A knob that always has a value. */
export function knob<Value> (kind: Kind<Value>, preset: NoInfer<Value>, about: string, presetSaid = String(preset)): Knob<Value> {
  return { ...kind, preset, presetSaid, about }
}

/** A knob that can be left alone; `presetSaid` tells what happens then. */
export function optional<Value> (kind: Kind<Value>, presetSaid: string, about: string): Knob<Value | undefined> {
  return { ...kind, preset: undefined, presetSaid, about }
}

/** The same knob, its value never shown. */
export function secret<Value> (knob: Knob<Value>): Knob<Value> {
  return { ...knob, secret: true }
}

/** On or off; its flag takes no value. */
export const toggle: Kind<boolean> = {
  must: 'true or false',
  shape: '',
  read: input => input === true || input === 'true' ? true : input === false || input === 'false' ? false : undefined
}

export function integer (minimum: number, maximum: number): Kind<number> {
  return {
    must: `an integer from ${minimum} to ${maximum}`,
    shape: '<n>',
    read: input => within(minimum, maximum, Number.isInteger, decimal(/^\d+$/, input))
  }
}

/** 0, or a number from `minimum` to `maximum`. */
export function zeroOr (minimum: number, maximum: number): Kind<number> {
  return {
    must: `0 or a number from ${minimum} to ${maximum}`,
    shape: '<n>',
    read: input => {
      const value = decimal(/^\d+(\.\d+)?$/, input)
      return value === 0 ? 0 : within(minimum, maximum, Number.isFinite, value)
    }
  }
}

export function choice<const Value extends string> (...values: readonly Value[]): Kind<Value> {
  return { must: `one of ${values.join(', ')}`, shape: `<${values.join('|')}>`, read: input => values.find(value => value === input) }
}

export const text: Kind<string> = {
  must: 'text, not empty',
  shape: '<text>',
  read: input => typeof input === 'string' && input !== '' ? input : undefined
}

export const path: Kind<string> = { ...text, must: 'the path of a file', shape: '<file>' }

export const list: Kind<readonly string[]> = {
  must: 'names with commas between',
  shape: '<a,b>',
  many: true,
  read: input => {
    const texts: readonly unknown[] = [input].flat()
    if (!texts.every(text => typeof text === 'string')) return undefined
    const names = texts.flatMap(text => text.split(',')).map(name => name.trim())
    return names.length > 0 && names.every(name => name !== '') ? names : undefined
  }
}

export const logins: Kind<readonly string[]> = {
  must: 'name:password, with commas between',
  shape: '<name:password>',
  many: true,
  read: input => {
    const pairs = list.read(input)
    return pairs?.every(pair => /^[^:]+:./.test(pair)) === true ? pairs : undefined
  }
}

/** In ms. */
export const duration: Kind<number> = {
  must: 'a duration such as 90s, 15m, 2h, 7d or PT90S',
  shape: '<duration>',
  read: input => typeof input === 'string' ? durationOf(input) : within(0, Number.MAX_SAFE_INTEGER, Number.isInteger, input)
}

/** The last ms a Date can hold. */
export const lastInstant = 8_640_000_000_000_000
const isoInstant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** In ms since 1970. */
export const instant: Kind<number> = {
  must: 'a time in ISO 8601, such as 2026-01-31T12:00:00Z, or in ms since 1970',
  shape: '<time>',
  read: input => {
    const given = input instanceof Date ? input.getTime() : input
    const ms = typeof given === 'string' && isoInstant.test(given) ? Date.parse(zoned(given)) : decimal(/^\d+$/, given)
    return within(0, lastInstant, Number.isInteger, ms)
  }
}

// Without a zone, UTC: what a mock answers must not hang on the zone it happens to run in.
function zoned (iso: string): string {
  return iso.includes('T') && !/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso
}

function decimal (pattern: RegExp, input: unknown): unknown {
  return typeof input === 'string' ? pattern.test(input) ? Number(input) : undefined : input
}

function within (minimum: number, maximum: number, accepts: (value: number) => boolean, value: unknown): number | undefined {
  return typeof value === 'number' && accepts(value) && value >= minimum && value <= maximum ? value : undefined
}
