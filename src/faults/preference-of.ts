// What a single request asks to go wrong: `Prefer: code=429, delay=250, wire=reset`, or `?__code=429&__delay=250&__wire=reset`.
import { ParameterError } from '../errors.ts'
import type { Query } from '../journal/walks.ts'
import { choice, integer, type Kind } from '../config/setting.ts'
import { echo } from '../validation/echo.ts'
import { longest } from './delay.ts'
import { statuses, wires } from './fault-rule.ts'
import type { Strike } from './fault-effect.ts'
import { usualError } from './usual-error.ts'

const code = integer(statuses.minimum, statuses.maximum)
const delay = integer(0, longest)
const wire = choice(...wires)
const ours = ['code', 'delay', 'wire']
const registered = ['respond-async', 'return', 'wait', 'handling'] // RFC 7240's own, which mean nothing here

/** Throws ParameterError at a preference that is not understood. `now` in ms since 1970. */
export function preferenceOf (header: string | readonly string[] | undefined, query: Query, now: number): Strike | undefined {
  const { __code, __delay, __wire } = query
  if (header === undefined && __code === undefined && __delay === undefined && __wire === undefined) return undefined
  const wishes = wishesOf([...pairsOf(String(header ?? '')), ['code', __code], ['delay', __delay], ['wire', __wire]])
  if (wishes.size === 0) return undefined
  const status = read('code', code, wishes)
  return {
    name: 'prefer',
    kind: 'prefer',
    delay: read('delay', delay, wishes) ?? 0,
    error: status === undefined ? undefined : usualError({ status }, now),
    wire: read('wire', wire, wishes)
  }
}

function wishesOf (pairs: ReadonlyArray<readonly [name: string, value: unknown]>): ReadonlyMap<string, unknown> {
  const wishes = new Map<string, unknown>()
  for (const [name, value] of pairs) {
    if (value === undefined || registered.includes(name)) continue
    if (!ours.includes(name)) throw new ParameterError(`a preference must be one of ${ours.join(', ')}, got ${echo(name)}`)
    if (wishes.has(name)) throw new ParameterError(`preference ${name} must be given once`)
    wishes.set(name, value)
  }
  return wishes
}

function pairsOf (header: string): ReadonlyArray<readonly [name: string, value: string]> {
  if (header.trim() === '') return []
  return header.split(',').map(preference => {
    const [, name = preference.trim(), value = ''] = /^\s*([\w-]+)\s*(?:=\s*"?([^"]*?)"?)?\s*(?:;.*)?$/.exec(preference) ?? []
    return [name.toLowerCase(), value]
  })
}

function read<Value> (name: string, { read, must }: Kind<Value>, wishes: ReadonlyMap<string, unknown>): Value | undefined {
  if (!wishes.has(name)) return undefined
  const value = read(wishes.get(name))
  if (value === undefined) throw new ParameterError(`preference ${name} must be ${must}, got ${echo(wishes.get(name))}`)
  return value
}
