// The types of value a setting can hold. Each reads a value or its text, so that a flag, a variable and an option of createMock mean the same.
import { durationOf } from './duration.ts'

export interface ValueType<Value> {
  /** What the value must be, in words: "an integer from 0 to 65535". */
  readonly expected: string
  /** Stands for the value in the help text; empty where the flag takes none. */
  readonly placeholder: string
  /** Whether its flag may be given more than once, for more values. */
  readonly repeatable?: true
  /** The value, or undefined if `input` is not one. */
  readonly read: (input: unknown) => Value | undefined
}

/** Its flag takes no value. */
export const toggle: ValueType<boolean> = {
  expected: 'true or false',
  placeholder: '',
  read: input => input === true || input === 'true' ? true : input === false || input === 'false' ? false : undefined
}

export function integer (minimum: number, maximum: number): ValueType<number> {
  return {
    expected: `an integer from ${minimum} to ${maximum}`,
    placeholder: '<n>',
    read: input => within(minimum, maximum, Number.isInteger, decimal(/^\d+$/, input))
  }
}

/** 0, or a number from `minimum` to `maximum`. */
export function zeroOr (minimum: number, maximum: number): ValueType<number> {
  return {
    expected: `0 or a number from ${minimum} to ${maximum}`,
    placeholder: '<n>',
    read: input => {
      const value = decimal(/^\d+(\.\d+)?$/, input)
      return value === 0 ? 0 : within(minimum, maximum, Number.isFinite, value)
    }
  }
}

export function choice<const Value extends string> (...values: readonly Value[]): ValueType<Value> {
  return { expected: `one of ${values.join(', ')}`, placeholder: `<${values.join('|')}>`, read: input => values.find(value => value === input) }
}

export const text: ValueType<string> = {
  expected: 'text, not empty',
  placeholder: '<text>',
  read: input => typeof input === 'string' && input !== '' ? input : undefined
}

export const path: ValueType<string> = { ...text, expected: 'the path of a file', placeholder: '<file>' }

/** Without a slash at the end. */
export const baseUrl: ValueType<string> = {
  expected: 'an address such as https://cfw.example:8443',
  placeholder: '<url>',
  read: input => {
    const given = text.read(input)
    if (given === undefined || !URL.canParse(given)) return undefined
    const { protocol, origin, pathname, search, hash, username } = new URL(given)
    return /^https?:$/.test(protocol) && search + hash + username === '' ? `${origin}${pathname}`.replace(/\/$/, '') : undefined
  }
}

export const list: ValueType<readonly string[]> = {
  expected: 'names with commas between',
  placeholder: '<a,b>',
  repeatable: true,
  read: input => {
    const texts: readonly unknown[] = [input].flat()
    if (!texts.every(text => typeof text === 'string')) return undefined
    const names = texts.flatMap(text => text.split(',')).map(name => name.trim())
    return names.length > 0 && names.every(name => name !== '') ? names : undefined
  }
}

export const logins: ValueType<readonly string[]> = {
  expected: 'name:password, with commas between',
  placeholder: '<name:password>',
  repeatable: true,
  read: input => {
    const pairs = list.read(input)
    return pairs?.every(pair => /^[^:]+:./.test(pair)) === true ? pairs : undefined
  }
}

/** In ms. */
export const duration: ValueType<number> = {
  expected: 'a duration such as 90s, 15m, 2h, 7d or PT90S',
  placeholder: '<duration>',
  read: input => typeof input === 'string' ? durationOf(input) : within(0, Number.MAX_SAFE_INTEGER, Number.isInteger, input)
}

/** Below it, a bare number is refused: it is a year, or a time in seconds. As ms, it would be before March 1973. */
export const LEAST_BARE_TIME = 100_000_000_000

/** The mock's clock stays before the year 2700 (ms since 1970): until then no record's serial number reaches 2^53, at any rate. */
export const CLOCK_END = Date.UTC(2700, 0)
const LAST_DATE = 8_640_000_000_000_000 // ms since 1970: the last time a Date can hold
const isoInstant = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

const instantUntil = (last: number, bound: string): ValueType<number> => ({
  expected: `a time in ISO 8601, such as 2026-01-31T12:00:00Z, or in ms since 1970 from ${LEAST_BARE_TIME} on${bound}`,
  placeholder: '<time>',
  read: input => within(0, last, Number.isInteger, input instanceof Date ? input.getTime() : isoMs(input) ?? within(LEAST_BARE_TIME, last, Number.isInteger, decimal(/^\d+$/, input)))
})

/** In ms since 1970. */
export const instant = instantUntil(LAST_DATE, '')

/** In ms since 1970: where the mock's clock can stand. */
export const clockInstant = instantUntil(CLOCK_END - 1, ', before the year 2700')

// A time without a zone is UTC: an answer must not depend on the zone of the machine. Date.parse takes 31 February for 3 March.
function isoMs (input: unknown): number | undefined {
  const [iso, day = '', time, , , zone] = typeof input === 'string' ? isoInstant.exec(input) ?? [] : []
  if (iso === undefined || new Date(Date.parse(day)).toJSON()?.startsWith(day) !== true) return undefined
  return Date.parse(time === undefined || zone !== undefined ? iso : `${iso}Z`)
}

function decimal (pattern: RegExp, input: unknown): unknown {
  return typeof input === 'string' ? pattern.test(input) ? Number(input) : undefined : input
}

function within (minimum: number, maximum: number, accepts: (value: number) => boolean, value: unknown): number | undefined {
  return typeof value === 'number' && accepts(value) && value >= minimum && value <= maximum ? value : undefined
}
