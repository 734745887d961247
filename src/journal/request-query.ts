// Reads the query of a request from its URL. Only parameters of the contract are kept: any other may hold a secret.
import type { TSchema } from '@sinclair/typebox'
import { parse } from 'fast-querystring' // the parser Fastify uses
import { FirewallQuerySchema } from '../contract/firewall-query.ts'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { ProjectQuerySchema } from '../contract/project.ts'
import { textValue } from '../validation/text-value.ts'
import { TokenQuerySchema } from '../contract/token.ts'
import type { Query } from './walks.ts'

const parameters: Readonly<Record<string, TSchema>> = {
  ...TokenQuerySchema.properties, ...ProjectQuerySchema.properties, ...FirewallQuerySchema.properties, ...FlowLogQuerySchema.properties
}

/** The URL without its query. */
export function pathOf (url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** The project that a path of the firewall's API names, known or not; empty for any other path. */
export function projectIn (url: string): string {
  return /^\/v[12]\/([^/?]+)\//.exec(url)?.[1] ?? ''
}

export function asksForFlowLogs (url: string): boolean {
  return /^\/v1\/[^/?]+\/cfw\/logs\/flow(?:\?|$)/.test(url)
}

/** Values as they were sent: text, or an array where a parameter came more than once. */
export function rawQueryOf (url: string): Query {
  const sent = parse(url.slice(pathOf(url).length + 1))
  return Object.fromEntries(Object.keys(parameters).filter(name => sent[name] !== undefined).map(name => [name, sent[name]]))
}

/** The same, with numbers where the contract has numbers. */
export function typedQueryOf (url: string): Query {
  return Object.fromEntries(Object.entries(rawQueryOf(url)).map(([name, value]) => [name, typeof value === 'string' ? textValue(parameters[name]!, value) : value]))
}
