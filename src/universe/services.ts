/** Every service that a record can show, each once. */
import type { Protocol, Service } from './cast.ts'
import { PROFILES, profileNumberOf, type SessionKind } from './session-profile.ts'

export type Traffic = Pick<Service, 'direction' | 'logType'> & { readonly version?: 4 | 6 }

export interface ServiceSpec {
  readonly protocol: Protocol
  readonly app?: string
  readonly port: number
  readonly clientPort?: number
  readonly sessionKind: SessionKind
}

// Smallest packets, headers only: IPv4 20 bytes or IPv6 40, with TCP 20, UDP or ICMP 8 more.
const LEAST_BYTES = { 4: { TCP: 40, UDP: 28, ICMP: 28, ICMPV6: 48 }, 6: { TCP: 60, UDP: 48, ICMP: 28, ICMPV6: 48 } } as const

export interface Services {
  readonly list: readonly Service[]
  /** The index of a service; a new one is added. */
  indexOf (traffic: Traffic, spec: ServiceSpec): number
}

export function createServices (): Services {
  const list: Service[] = []
  const indices = new Map<string, number>()
  return {
    list,
    indexOf ({ direction, logType, version = 4 }, { protocol, app, port, clientPort, sessionKind }) {
      const name = [direction, logType, version, protocol, app, port, clientPort, sessionKind].join()
      const known = indices.get(name)
      if (known !== undefined) return known
      const profileNumber = profileNumberOf(sessionKind)
      const sizes = { profileNumber, profile: PROFILES[profileNumber]!, leastBytes: LEAST_BYTES[version][protocol] }
      indices.set(name, list.length)
      return list.push({ direction, logType, protocol, app, port, clientPort, ...sizes }) - 1
    }
  }
}

const tcp = (app: string, port: number, sessionKind: SessionKind): ServiceSpec => ({ protocol: 'TCP', app, port, sessionKind })
const udp = (app: string, port: number, sessionKind: SessionKind): ServiceSpec => ({ protocol: 'UDP', app, port, sessionKind })

export const SERVICE_SPECS = {
  https: tcp('HTTPS', 443, 'web'),
  httpsCall: tcp('HTTPS', 443, 'call'),
  httpsBulk: tcp('HTTPS', 443, 'bulk'),
  httpsHeld: tcp('HTTPS', 443, 'held'),
  http: tcp('HTTP', 80, 'web'),
  httpCall: tcp('HTTP', 8080, 'call'),
  tls: tcp('TLS1', 8443, 'call'),
  dns: udp('DNS', 53, 'lookup'),
  dnsRetried: udp('DNS', 53, 'retriedLookup'),
  dnsOverTcp: tcp('DNS', 53, 'query'),
  ntp: { ...udp('ANY', 123, 'time'), clientPort: 123 },
  syslog: udp('ANY', 514, 'notice'),
  smtp: tcp('SMTP', 25, 'mail'),
  submission: tcp('SMTP', 587, 'mail'),
  smtps: tcp('SMTPS', 465, 'mail'),
  imap: tcp('IMAP4', 143, 'mail'),
  pop3: tcp('POP3', 110, 'mail'),
  pop3s: tcp('POP3S', 995, 'mail'),
  ftps: tcp('FTPS', 990, 'bulk'),
  mysql: tcp('MYSQL', 3306, 'query'),
  mysqlHeld: tcp('MYSQL', 3306, 'held'),
  postgres: tcp('ANY', 5432, 'query'),
  redis: tcp('ANY', 6379, 'query'),
  backup: tcp('ANY', 9_000, 'copy'),
  download: tcp('HTTPS', 443, 'copy'),
  ssh: tcp('SSH', 22, 'shell'),
  sshCopy: tcp('SSH', 22, 'copy'),
  rdp: tcp('RDP', 3389, 'shell'),
  vnc: tcp('VNC', 5900, 'shell'),
  bgp: tcp('BGP', 179, 'held'),
  ping: { protocol: 'ICMP', port: 0, clientPort: 0, sessionKind: 'ping' },
  ping6: { protocol: 'ICMPV6', port: 0, clientPort: 0, sessionKind: 'ping' }
} as const satisfies Record<string, ServiceSpec>
