/** Which flows pass a filter. RULES is the one table of what each parameter of FlowLogFilterSchema compares. */
import { Type } from '@sinclair/typebox'
import { FlowLogFilterSchema, type FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { FlowLog } from '../contract/flow-log.ts'
import type { Endpoint, ServiceFields } from '../universe/cast.ts'
import { ANY_PROTOCOL, protocolNumberOf } from './protocols.ts'

/** What a filter looks at: the three parts of a card, and an own record. */
interface Subjects { readonly client: Endpoint, readonly server: Endpoint, readonly service: ServiceFields, readonly record: FlowLog }
type Field = keyof FlowLogFilter
type Value = string | number | undefined
type Tests = { readonly [Subject in keyof Subjects]: (subject: Subjects[Subject], wanted: Value) => boolean }
/** A field has a test for own records and one for the part of a card that fixes it. If it depends on the phase, the kernel compares it. */
type Rule = Pick<Tests, 'record'> & (Pick<Tests, 'client'> | Pick<Tests, 'server'> | Pick<Tests, 'service'> | { readonly byKernel: true })

const is = <Subject>(valueOf: (subject: Subject) => Value) => (subject: Subject, wanted: Value) => valueOf(subject) === wanted

const RULES: Readonly<Record<Field, Rule>> = {
  direction: { service: is(({ direction }) => direction), record: is(({ direction }) => direction) },
  log_type: { service: is(({ logType }) => logType), record: is(logTypeOf) },
  src_ip: { client: mayHaveAddress, record: is(record => record.src_ip) },
  src_port: { byKernel: true, record: is(record => record.src_port) },
  dst_ip: { server: is(({ ip }) => ip), record: is(record => record.dst_ip) },
  dst_port: { service: is(({ port }) => port), record: is(record => record.dst_port) },
  protocol: { service: isProtocol, record: isProtocol },
  app: { service: is(({ app }) => app), record: is(({ app }) => app) },
  dst_host: { server: is(({ host }) => host), record: is(record => record.dst_host) },
  src_region_name: { client: is(({ place }) => place?.region_name), record: is(record => record.src_region_name) },
  dst_region_name: { server: is(({ place }) => place?.region_name), record: is(record => record.dst_region_name) },
  src_province_name: { client: is(({ place }) => place?.province_name), record: is(record => record.src_province_name) },
  dst_province_name: { server: is(({ place }) => place?.province_name), record: is(record => record.dst_province_name) },
  src_city_name: { client: is(({ place }) => place?.city_name), record: is(record => record.src_city_name) },
  dst_city_name: { server: is(({ place }) => place?.city_name), record: is(record => record.dst_city_name) }
}
const rules: Readonly<Record<Field, Partial<Tests>>> = RULES
const FIELDS = Type.KeyOf(FlowLogFilterSchema).anyOf.map(({ const: field }) => field)

/** Tells whether the filter lets a client, server, service or own record pass. A client's port and roaming octet are left to the kernel. */
export function predicateOf<Subject extends keyof Subjects> (filter: FlowLogFilter, subject: Subject): (value: Subjects[Subject]) => boolean {
  const tests = FIELDS.flatMap(field => {
    const test = rules[field][subject]
    const wanted = filter[field]
    return test === undefined || wanted === undefined ? [] : [(value: Subjects[Subject]) => test(value, wanted)]
  })
  return value => tests.every(test => test(value))
}

/** The same text for filters that are alike; empty for a filter that lets everything pass. */
export function cacheKeyOf (filter: FlowLogFilter): string {
  let key = ''
  for (const field of FIELDS) {
    const wanted = filter[field]
    if (wanted !== undefined) key += `${field}=${JSON.stringify(wanted)}&`
  }
  return key
}

/** The last octet of an IPv4 address in our notation, or undefined. */
export function octetOf (address: Value = ''): number | undefined {
  const [, octet] = /\.(0|[1-9]\d{0,2})$/.exec(String(address)) ?? []
  return octet !== undefined && Number(octet) < 256 ? Number(octet) : undefined
}

/** A roaming client has any last octet, each in a phase of its own. */
function mayHaveAddress ({ ip, roams }: Endpoint, address: Value): boolean {
  const octet = roams ? octetOf(address) : ''
  return octet !== undefined && address === `${ip}${octet}`
}

function isProtocol ({ protocol = '' }: Pick<FlowLog, 'protocol'>, wanted: Value): boolean {
  const number = protocolNumberOf(String(wanted))
  return number === ANY_PROTOCOL || number === protocolNumberOf(protocol)
}

/** Records do not carry their log type; their addresses determine it. */
export function logTypeOf ({ src_ip: src = '', dst_ip: dst = '' }: FlowLog): 'internet' | 'vpc' | 'nat' {
  if (!PRIVATE.test(src)) return 'internet'
  return PRIVATE.test(dst) ? 'vpc' : 'nat'
}

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i // RFC 1918, RFC 4193
