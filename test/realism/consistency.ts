/**
 * R20: checks that a record is physically possible. The rules are independent of the universe: ports and protocols are listed here
 * again. Contradictions between records are found by `place-checker.ts`.
 */
import { PLACE_FIELDS } from './place-fields.ts'
import type { WireRecord } from './wire-record.ts'
import { isIPv6, sideOf } from './address-side.ts'

export type LogType = 'internet' | 'vpc' | 'nat'

const TCP = ['TCP']
const UDP = ['UDP']
const BOTH = ['TCP', 'UDP']

/** The protocols and ports of each application. Without ports, any port will do: ANY is "not recognised", TLS1 is TLS on a port of its own. */
const apps: Readonly<Record<string, { readonly protocols: readonly string[], readonly ports?: readonly number[] }>> = {
  ANY: { protocols: BOTH },
  BGP: { protocols: TCP, ports: [179] },
  DNS: { protocols: BOTH, ports: [53] },
  FTP: { protocols: TCP, ports: [21] },
  FTPS: { protocols: TCP, ports: [990] },
  HTTP: { protocols: TCP, ports: [80, 8080] },
  HTTPS: { protocols: TCP, ports: [443] },
  IMAP4: { protocols: TCP, ports: [143] },
  IMAPS: { protocols: TCP, ports: [993] },
  KAFKA: { protocols: TCP, ports: [9092] },
  LDAP: { protocols: BOTH, ports: [389] },
  LDAPS: { protocols: TCP, ports: [636] },
  MONGODB: { protocols: TCP, ports: [27_017] },
  MYSQL: { protocols: TCP, ports: [3306] },
  NFS: { protocols: BOTH, ports: [2049] },
  NTP: { protocols: UDP, ports: [123] },
  POP3: { protocols: TCP, ports: [110] },
  POP3S: { protocols: TCP, ports: [995] },
  POSTGRESQL: { protocols: TCP, ports: [5432] },
  QUIC: { protocols: UDP, ports: [443] },
  RDP: { protocols: BOTH, ports: [3389] },
  RDPS: { protocols: TCP, ports: [3389] },
  REDIS: { protocols: TCP, ports: [6379] },
  SIP: { protocols: BOTH, ports: [5060] },
  SMB: { protocols: TCP, ports: [445] },
  SMTP: { protocols: TCP, ports: [25, 587] },
  SMTPS: { protocols: TCP, ports: [465] },
  SNMP: { protocols: UDP, ports: [161] },
  SSH: { protocols: TCP, ports: [22] },
  SYSLOG: { protocols: BOTH, ports: [514] },
  TELNET: { protocols: TCP, ports: [23] },
  TLS1: { protocols: TCP },
  VNC: { protocols: TCP, ports: [5900] }
}

/** The applications whose clients name the host they want, by Host or SNI. */
const appsWithHost = new Set(['HTTP', 'HTTPS', 'TLS1', 'QUIC'])
const reservedName = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+(example\.(com|net|org)|example|test)$/
/** A session without an app was never answered: it is a knock, sent at most this often. */
const mostUnansweredPackets = 3

/** The smallest packet in bytes, which is its headers: IPv4 20, IPv6 40; TCP 20, UDP and ICMP 8. Undefined for an unknown protocol. */
export function minimumPacket (protocol: string, ipv6: boolean): number | undefined {
  switch (protocol) {
    case 'TCP': return ipv6 ? 60 : 40
    case 'UDP': return ipv6 ? 48 : 28
    case 'ICMP': return 28
    case 'ICMPV6': return 48
    default: return undefined
  }
}

export const largestPacket = 1500

/** Gives the violation, if there is one. */
type Rule = (record: WireRecord, logType: LogType | undefined) => string | false | undefined

const rules: readonly Rule[] = [times, volume, addressFamily, ports, application, unanswered, direction, logTypeFits, host, something, placeOf('src'), placeOf('dst')]

/** What is impossible about a record, at most one violation per rule. Empty for a possible record. */
export function violationsOf (record: WireRecord, logType?: LogType): string[] {
  const violations: string[] = []
  for (const rule of rules) {
    const violation = rule(record, logType)
    if (typeof violation === 'string') violations.push(violation)
  }
  return violations
}

function times ({ start_time: start, end_time: end, packets }: WireRecord) {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return 'a time is not whole milliseconds'
  if (start > end) return 'ends before it starts'
  return packets === 1 && end - start > 1000 && 'one packet lasts more than a second'
}

function volume ({ protocol, src_ip: source, packets, bytes }: WireRecord) {
  if (!Number.isSafeInteger(packets) || packets < 1) return 'packets is not a positive integer'
  const minimum = minimumPacket(protocol, isIPv6(source))
  if (minimum === undefined) return `unknown protocol ${protocol}`
  if (!(bytes >= packets * minimum)) return `fewer bytes than ${protocol} packets of ${minimum}`
  return !(bytes <= packets * largestPacket) && `more bytes than packets of ${largestPacket}`
}

function addressFamily ({ protocol, src_ip: source, dst_ip: destination }: WireRecord) {
  if (isIPv6(source) !== isIPv6(destination)) return 'IPv4 talks to IPv6'
  if (protocol === 'ICMPV6' && !isIPv6(source)) return 'ICMPv6 over IPv4'
  return protocol === 'ICMP' && isIPv6(source) && 'ICMP over IPv6'
}

function ports ({ protocol, src_port: from, dst_port: to }: WireRecord) {
  if (protocol.startsWith('ICMP')) return (from !== 0 || to !== 0) && 'ICMP with a port'
  const isPort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65_535
  return !(isPort(from) && isPort(to)) && 'not a port'
}

function application ({ app, protocol, dst_port: port }: WireRecord) {
  if (app === undefined) return
  if (protocol.startsWith('ICMP')) return 'ICMP with an app'
  const allowed = Object.hasOwn(apps, app) ? apps[app] : undefined
  if (allowed === undefined) return `unknown app ${app}`
  if (!allowed.protocols.includes(protocol)) return `${app} over ${protocol}`
  return allowed.ports?.includes(port) === false && `${app} on port ${port}`
}

function unanswered ({ app, protocol, direction, packets }: WireRecord) {
  if (app !== undefined || protocol.startsWith('ICMP')) return
  if (direction === 'in2out') return 'a session from inside without an app'
  return packets > mostUnansweredPackets && 'an answered session without an app'
}

function direction ({ direction, src_ip: source, dst_ip: destination }: WireRecord) {
  const from = sideOf(source)
  const to = sideOf(destination)
  if (from === undefined || to === undefined) return 'an address outside the documentation ranges'
  if (source === destination) return 'talks to itself'
  if (direction === 'in2out') return from === 'internet' && 'in2out from an unprotected host'
  return to === 'internet' && 'out2in to an unprotected host'
}

/** The universe has no private IPv6 range, so a protected IPv6 address counts as inside and as public. */
function logTypeFits ({ direction, src_ip: source, dst_ip: destination }: WireRecord, logType: LogType | undefined) {
  const from = sideOf(source)
  const to = sideOf(destination)
  const isInside = (address: string) => sideOf(address) === 'private' || (isIPv6(address) && sideOf(address) === 'protected')
  const inside = isInside(source) && isInside(destination)
  const across = (from === 'internet') !== (to === 'internet')
  switch (logType) {
    case 'internet': return !across && 'internet between hosts of one side'
    case 'vpc': return !inside && 'vpc with a public address'
    case 'nat': return !(from === 'private' && to === 'internet' && direction === 'in2out') && 'nat is not a private source going out'
    default: return !across && !inside && 'neither across the border nor inside'
  }
}

function host ({ dst_host: name, app }: WireRecord) {
  if (name === undefined) return
  if (app === undefined || !appsWithHost.has(app)) return 'a host name where none was asked for'
  return !reservedName.test(name) && `a host name that may be real: ${name}`
}

/** A record may lack its app, its host or its places, but never all of them. */
function something ({ app, dst_host: host, src_province_id: from, dst_province_id: to }: WireRecord) {
  return app === undefined && host === undefined && from === undefined && to === undefined && 'neither an app, a host nor a place'
}

function placeOf (side: keyof typeof PLACE_FIELDS): Rule {
  const fields = PLACE_FIELDS[side]
  return record => {
    const { [fields.region]: region, [fields.province]: province, [fields.city]: city } = record
    const halves = isHalf(region, record[fields.regionName]) || isHalf(province, record[fields.provinceName]) || isHalf(city, record[fields.cityName])
    if (halves) return `${side}: half a place, an id or a name without the other`
    if (city !== undefined && province === undefined) return `${side}: a city without a province`
    if (province !== undefined && region === undefined) return `${side}: a province without a region`
    if (region === undefined) return
    if (sideOf(record[fields.ip]) === 'private') return `${side}: a private address with a place`
    if (!/^[A-Z]{2}$/.test(region)) return `${side}: not a country code`
    if (city !== undefined && !/^\d+$/.test(city)) return `${side}: a city id that is not digits`
    return province !== undefined && !liesIn(province, region) && `${side}: a province of another region`
  }
}

function isHalf (id: string | undefined, name: string | undefined): boolean {
  return (id === undefined) !== (name === undefined)
}

/** An ISO 3166-2 code begins with its country's code, except CN-HK and CN-MO, which are regions of their own. */
function liesIn (province: string, region: string): boolean {
  return province.startsWith(`${region}-`) || province === `CN-${region}`
}
