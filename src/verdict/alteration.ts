// How a stored value differs from the one that was sent.
import type { AlterationKind } from './stored-schema.ts'

const UNITS = [1e-3, 1e3, 1e6] // ms to s, to µs, to ns
const TIMES = ['start_time', 'end_time']

/** Undefined where it does not. A field that is absent, null or empty text is the same. */
export function alterationOf (field: string, sent: string | number | undefined, stored: unknown): AlterationKind | undefined {
  if (stored === sent) return undefined
  if (stored === undefined || stored === null || stored === '') return sent === undefined || sent === '' ? undefined : 'missing'
  if (sent === undefined) return 'other'
  return typeof sent === 'number' ? numberAlteration(sent, stored, TIMES.includes(field)) : textAlteration(sent, stored)
}

function numberAlteration (sent: number, stored: unknown, isTime: boolean): AlterationKind {
  const number = typeof stored === 'string' ? numberIn(stored) : typeof stored === 'number' || typeof stored === 'bigint' || stored instanceof Date ? Number(stored) : NaN
  if (number === sent) return 'type-changed'
  if (isTime && UNITS.some(unit => number === sent * unit || number === Math.floor(sent * unit) || number === Math.round(sent * unit))) return 'unit-changed'
  if (number === Math.trunc(sent) || number === Math.round(sent) || (isTime && number === Math.floor(sent / 1_000) * 1_000)) return 'fraction-cut-off'
  return number === Math.fround(sent) || Math.abs(number - sent) <= Math.abs(sent) * 1e-5 ? 'digits-lost' : 'other'
}

/** Of a number, or of a time in ISO 8601. */
function numberIn (text: string): number {
  return /^\s*$/.test(text) ? NaN : /^\d{4}-/.test(text) ? Date.parse(text) : Number(text)
}

function textAlteration (sent: string, stored: unknown): AlterationKind {
  if (typeof stored !== 'string') return String(stored) === sent ? 'type-changed' : 'other'
  return encodings.some(encode => encode(sent) === encode(stored) || encode(sent) === stored) ? 'text-re-encoded' : 'other'
}

// UTF-8 taken for Latin-1; characters composed in another way; what ASCII lacks replaced or escaped.
const encodings: ReadonlyArray<(text: string) => string> = [
  text => Buffer.from(text).toString('latin1'),
  text => text.normalize('NFKD'),
  text => text.normalize('NFKD').replaceAll(/\p{M}/gu, ''),
  text => text.replaceAll(/[^\0-\x7f]/g, '?'),
  text => text.replaceAll(/[^\0-\x7f]/g, '\uFFFD'),
  text => text.replaceAll(/[^\0-\x7f]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
]
