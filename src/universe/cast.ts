/** Who can appear in a flow: the endpoints of one firewall's world, and the services they use between them. */

import type { SessionProfile } from './session-profile.ts'

export interface Place {
  readonly region_id: string
  readonly region_name: string
  readonly province_id?: string
  readonly province_name?: string
  readonly city_id?: string
  readonly city_name?: string
}

export interface Endpoint {
  /** An address; of a roaming endpoint only its first three octets, with the dot. */
  readonly ip: string
  /** A roaming endpoint has another address of its /24 in every phase of the deck. */
  readonly roams: boolean
  /** Where the address is; a private address has no place. */
  readonly place: Place | undefined
  /** The name by which clients reach this endpoint. */
  readonly host: string | undefined
  /** The range from which it takes its client ports. */
  readonly portRange: keyof typeof CLIENT_PORTS
}

/** What a record shows of its service, and what a filter compares. */
export interface ServiceFields {
  readonly direction: 'in2out' | 'out2in'
  readonly logType: 'internet' | 'vpc' | 'nat'
  readonly protocol: Protocol
  readonly app: string | undefined
  readonly port: number
}

export interface Service extends ServiceFields {
  /** The one port that all its clients use, or undefined where each takes a port of its range. */
  readonly clientPort: number | undefined
  /** How long its sessions last and how much they carry, and the number of that profile. */
  readonly profile: SessionProfile
  readonly profileNumber: number
  /** The smallest size of one of its packets, in bytes: the headers. */
  readonly leastBytes: number
}

export const PROTOCOL_NUMBERS = { TCP: 6, UDP: 17, ICMP: 1, ICMPV6: 58 } as const
export type Protocol = keyof typeof PROTOCOL_NUMBERS

/** low: Linux since 3.2; high: IANA and Windows. */
export const CLIENT_PORTS = { low: { first: 32_768, count: 28_232 }, high: { first: 49_152, count: 16_384 } } as const

export type ProtocolStyle = 'name' | 'number'

export interface Cast {
  /** How records name their protocol. */
  readonly protocols: ProtocolStyle
  readonly endpoints: readonly Endpoint[]
  readonly services: readonly Service[]
  // Tables of what the kernel reads for every record. By endpoint, 1 or 0: whether it roams, and whether its port range is the high one.
  readonly roams: Uint8Array
  readonly highPorts: Uint8Array
  /** By service: its profile's number, the smallest size of its packets (bytes), and 1 if all its clients use one port, else 0. */
  readonly profiles: Uint8Array
  readonly leastBytes: Uint8Array
  readonly fixedPorts: Uint8Array
}

export function createCast (protocols: ProtocolStyle, endpoints: readonly Endpoint[], services: readonly Service[]): Cast {
  return {
    protocols,
    endpoints,
    services,
    roams: Uint8Array.from(endpoints, ({ roams }) => Number(roams)),
    highPorts: Uint8Array.from(endpoints, ({ portRange }) => Number(portRange === 'high')),
    profiles: Uint8Array.from(services, ({ profileNumber }) => profileNumber),
    leastBytes: Uint8Array.from(services, ({ leastBytes }) => leastBytes),
    fixedPorts: Uint8Array.from(services, ({ clientPort }) => Number(clientPort !== undefined))
  }
}
