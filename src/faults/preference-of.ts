// The fault a request asks for itself: `Prefer: code=502, body=html, delay=250`, or `?__code=502&__body=html&__delay=250`.
import { ParameterError } from '../errors.ts'
import type { Query } from '../journal/walks.ts'
import { choice, integer, type ValueType } from '../config/value-type.ts'
import { echo } from '../validation/echo.ts'
import { LONGEST_DELAY } from './delay.ts'
import { absentRecords } from './distort.ts'
import { absences, statuses, wires } from './fault-rule.ts'
import type { FaultEffect } from './fault-effect.ts'
import { balancerPage, rawAnswerOf } from './raw-answer.ts'
import { usualError } from './usual-error.ts'

const code = integer(statuses.minimum, statuses.maximum)
const delay = integer(0, LONGEST_DELAY)
const wire = choice(...wires)
const body = choice('html', 'empty')
const records = choice(...absences)
const names = ['code', 'delay', 'wire', 'body', 'records']
const registered = ['respond-async', 'return', 'wait', 'handling'] // by RFC 7240 itself; the mock ignores them

/** Throws ParameterError at a preference the mock does not know. `now` in ms since 1970. */
export function preferenceOf (header: string | readonly string[] | undefined, query: Query, now: number): FaultEffect | undefined {
  const parameters = names.map(name => [name, query[`__${name}`]] as const)
  if (header === undefined && parameters.every(([, value]) => value === undefined)) return undefined
  const preferences = preferencesIn([...pairsOf(String(header ?? '')), ...parameters])
  if (preferences.size === 0) return undefined
  const status = read('code', code, preferences)
  const text = read('body', body, preferences)
  const absence = read('records', records, preferences)
  return {
    name: 'prefer',
    kind: 'prefer',
    delay: read('delay', delay, preferences) ?? 0,
    error: status === undefined || text !== undefined ? undefined : usualError({ status }, now),
    rawAnswer: text === undefined ? undefined : rawAnswerOf(status ?? 200, text === 'empty' ? '' : balancerPage(status ?? 200)),
    wire: read('wire', wire, preferences),
    distort: absence && (() => absentRecords[absence])
  }
}

function preferencesIn (pairs: ReadonlyArray<readonly [name: string, value: unknown]>): ReadonlyMap<string, unknown> {
  const preferences = new Map<string, unknown>()
  for (const [name, value] of pairs) {
    if (value === undefined || registered.includes(name)) continue
    if (!names.includes(name)) throw new ParameterError(`a preference must be one of ${names.join(', ')}, got ${echo(name)}`)
    if (preferences.has(name)) throw new ParameterError(`preference ${name} must be given once`)
    preferences.set(name, value)
  }
  return preferences
}

// name[=value][; parameters], with commas between. The value may stand in quotes; parameters are ignored.
function pairsOf (header: string): ReadonlyArray<readonly [name: string, value: string]> {
  if (header.trim() === '') return []
  return header.split(',').map(preference => {
    const [assignment = ''] = preference.split(';')
    const [name = '', ...value] = assignment.split('=')
    return [name.trim().toLowerCase(), unquoted(value.join('=').trim())]
  })
}

function unquoted (value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
}

function read<Value> (name: string, { read, expected }: ValueType<Value>, preferences: ReadonlyMap<string, unknown>): Value | undefined {
  if (!preferences.has(name)) return undefined
  const value = read(preferences.get(name))
  if (value === undefined) throw new ParameterError(`preference ${name} must be ${expected}, got ${echo(preferences.get(name))}`)
  return value
}
