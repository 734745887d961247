/** What a record must be like: any of the filter parameters of the query, all of which must hold. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { FlowLogQuery } from '../contract/flow-log-query.ts'
import { PROTOCOL_NUMBERS, type Endpoint, type Service } from '../universe/cast.ts'

export type FlowLogFilter = Partial<Pick<FlowLogQuery,
  'direction' | 'log_type' | 'src_ip' | 'src_port' | 'dst_ip' | 'dst_port' | 'protocol' | 'app' | 'dst_host' |
  'src_region_name' | 'dst_region_name' | 'src_province_name' | 'dst_province_name' | 'src_city_name' | 'dst_city_name'>>

const PLACE_FIELDS = ['region_name', 'province_name', 'city_name'] as const
const RECORD_FIELDS = [
  'direction', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'app', 'dst_host',
  'src_region_name', 'dst_region_name', 'src_province_name', 'dst_province_name', 'src_city_name', 'dst_city_name'
] as const satisfies ReadonlyArray<keyof FlowLogFilter & keyof FlowLog>
const FIELDS: ReadonlyArray<keyof FlowLogFilter> = [...RECORD_FIELDS, 'protocol', 'log_type']

/** The same text for filters that ask the same; empty where nothing is asked. */
export function textOf (filter: FlowLogFilter): string {
  let text = ''
  for (const field of FIELDS) {
    const asked = filter[field]
    if (asked !== undefined) text += `${field}=${JSON.stringify(asked)}&`
  }
  return text
}

/** By what a client fixes; which octet one that roams has, and from which port it asks, is not looked at. */
export function passesSrc (client: Endpoint, filter: FlowLogFilter): boolean {
  return (filter.src_ip === undefined || hasAddress(client, filter.src_ip)) &&
    PLACE_FIELDS.every(field => passes(filter[`src_${field}`], client.place?.[field]))
}

function hasAddress ({ ip, roams }: Endpoint, address: string): boolean {
  if (!roams) return address === ip
  const octet = octetOf(address)
  return octet !== undefined && address === `${ip}${octet}`
}

/** The last octet of an IPv4 address as we write it, or undefined. */
export function octetOf (address = ''): number | undefined {
  const [, octet] = /\.(0|[1-9]\d{0,2})$/.exec(address) ?? []
  return octet !== undefined && Number(octet) < 256 ? Number(octet) : undefined
}

export function passesDst ({ ip, host, place }: Endpoint, filter: FlowLogFilter): boolean {
  return passes(filter.dst_ip, ip) && passes(filter.dst_host, host) &&
    PLACE_FIELDS.every(field => passes(filter[`dst_${field}`], place?.[field]))
}

export function passesService ({ direction, logType, protocol, app, port }: Service, filter: FlowLogFilter): boolean {
  return passes(filter.direction, direction) && passes(filter.log_type, logType) && passes(filter.dst_port, port) &&
    passes(filter.app, app) && passesProtocol(filter.protocol, protocol)
}

export function passesRecord (record: FlowLog, filter: FlowLogFilter): boolean {
  return RECORD_FIELDS.every(field => passes(filter[field], record[field])) &&
    passesProtocol(filter.protocol, record.protocol) &&
    passes(filter.log_type, logTypeOf(record))
}

const passes = <Value>(asked: Value | undefined, value: Value | undefined) => asked === undefined || asked === value

/** By name or number, in any case; -1 stands for any protocol. */
const passesProtocol = (asked: string | undefined, protocol: string | undefined) =>
  asked === undefined || asked === '-1' || numberOf(asked) === numberOf(protocol ?? '')

const NUMBERS: Readonly<Record<string, number>> = PROTOCOL_NUMBERS
const numberOf = (protocol: string) => String(NUMBERS[protocol.toUpperCase()] ?? protocol.toUpperCase())

/** Records do not carry the border they crossed, but their addresses tell. */
function logTypeOf ({ src_ip: src = '', dst_ip: dst = '' }: FlowLog): 'internet' | 'vpc' | 'nat' {
  if (!PRIVATE.test(src)) return 'internet'
  return PRIVATE.test(dst) ? 'vpc' : 'nat'
}

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i // RFC 1918, RFC 4193
