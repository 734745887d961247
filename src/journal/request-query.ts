// What a request asked, read from its address when somebody looks. Parameters of the contract only: whatever else came may be a secret.
import type { TSchema } from '@sinclair/typebox'
import { parse } from 'fast-querystring' // with which Fastify reads it
import { FirewallQuerySchema } from '../contract/firewall-query.ts'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { ProjectQuerySchema } from '../contract/project-query.ts'
import { textValue } from '../validation/text-value.ts'
import { TokenQuerySchema } from '../contract/token-query.ts'
import type { Query } from './walks.ts'

const parameters: Readonly<Record<string, TSchema>> = {
  ...TokenQuerySchema.properties, ...ProjectQuerySchema.properties, ...FirewallQuerySchema.properties, ...FlowLogQuerySchema.properties
}

/** The address without its query. */
export function pathOf (url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** As it was sent: texts, or an array where a parameter came more than once. */
export function sentIn (url: string): Query {
  const sent = parse(url.slice(pathOf(url).length + 1))
  return Object.fromEntries(Object.keys(parameters).filter(name => sent[name] !== undefined).map(name => [name, sent[name]]))
}

/** Texts, and numbers where parameters are numbers. */
export function queryOf (url: string): Query {
  return Object.fromEntries(Object.entries(sentIn(url)).map(([name, value]) => [name, typeof value === 'string' ? textValue(parameters[name]!, value) : value]))
}
