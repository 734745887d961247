/** Who can appear in a flow: the endpoints of one firewall's world and the services spoken between them. */

import type { Profile } from './session-profile.ts'

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
  /** Whether the endpoint is someone else every time the deck is dealt: another address of the same /24. */
  readonly roams: boolean
  /** Where the address is; private addresses are nowhere. */
  readonly place: Place | undefined
  /** The name that was asked for to get here. */
  readonly host: string | undefined
  /** Its range of client ports. */
  readonly ports: keyof typeof CLIENT_PORTS
}

export interface Service {
  readonly direction: 'in2out' | 'out2in'
  readonly logType: 'internet' | 'vpc' | 'nat'
  readonly protocol: Protocol
  readonly app: string | undefined
  readonly port: number
  /** The port its clients always use, or undefined where they take one of their own range. */
  readonly clientPort: number | undefined
  /** How its sessions last and weigh, and the number of that profile. */
  readonly profile: Profile
  readonly number: number
  /** The least a packet of it has, in bytes: its headers. */
  readonly leastBytes: number
}

export const PROTOCOL_NUMBERS = { TCP: 6, UDP: 17, ICMP: 1, ICMPV6: 58 } as const
export type Protocol = keyof typeof PROTOCOL_NUMBERS

/** Linux since 3.2; IANA and Windows. */
export const CLIENT_PORTS = { low: { first: 32_768, many: 28_232 }, high: { first: 49_152, many: 16_384 } } as const

export type ProtocolStyle = 'name' | 'number'

export interface Cast {
  /** How records name their protocol. */
  readonly protocols: ProtocolStyle
  readonly endpoints: readonly Endpoint[]
  readonly services: readonly Service[]
  // What is looked at for every record, side by side. Of each endpoint, as 1 or 0: whether it roams, and whether its ports are high.
  readonly roams: Uint8Array
  readonly highPorts: Uint8Array
  /** Of each service: the number of its profile, its least bytes of a packet, and as 1 or 0 whether its clients always use one port. */
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
    highPorts: Uint8Array.from(endpoints, ({ ports }) => Number(ports === 'high')),
    profiles: Uint8Array.from(services, ({ number }) => number),
    leastBytes: Uint8Array.from(services, ({ leastBytes }) => leastBytes),
    fixedPorts: Uint8Array.from(services, ({ clientPort }) => Number(clientPort !== undefined))
  }
}
