/** The traffic of a world, stream by stream: which clients use which services of which servers. Weights are relative within a stream. */
import type { TrafficPattern } from './deck.ts'
import { draw } from './draw.ts'
import type { Estate } from './estate.ts'
import type { Group } from './group.ts'
import { SERVICE_SPECS, type Services, type ServiceSpec, type Traffic } from './services.ts'

const IN: Traffic = { direction: 'out2in', logType: 'internet' }
const IN6: Traffic = { ...IN, version: 6 }
const OUT: Traffic = { direction: 'in2out', logType: 'internet' }
const OUT6: Traffic = { ...OUT, version: 6 }
const NAT: Traffic = { direction: 'in2out', logType: 'nat' }
const VPC: Traffic = { direction: 'in2out', logType: 'vpc' }

export interface TrafficPatterns {
  readonly office: readonly TrafficPattern[]
  readonly machines: readonly TrafficPattern[]
  readonly sessions: readonly TrafficPattern[]
  readonly noise: readonly TrafficPattern[]
}

/** `strayShare` is the share of the noise that comes from sources which send once and never again. */
export function createTrafficPatterns (key: number, estate: Estate, services: Services, strayShare: number): TrafficPatterns {
  const pattern = (weight: number, traffic: Traffic, clients: Group, servers: Group, specs: ReadonlyArray<readonly [ServiceSpec, number]>): TrafficPattern => ({
    weight,
    clients,
    servers,
    services: {
      members: specs.map(([spec]) => services.indexOf(traffic, spec)),
      weights: specs.map(([, weight]) => weight)
    }
  })
  const { workers, apps, databases, resolvers, bastions, fronts, namedFronts, fronts6, mailers } = estate
  const { sites, namedSites, sites6, nameServers, partners, partners6, visitors, visitors6, passersBy, scanners, strays, publics } = estate
  const { https, httpsCall, httpsBulk, httpsHeld, http, httpCall, tls, dns, dnsRetried, dnsOverTcp, ntp, syslog, ping, ping6 } = SERVICE_SPECS
  const { smtp, submission, smtps, imap, pop3, pop3s, ftps, mysql, mysqlHeld, postgres, redis, backup, download, ssh, sshCopy, rdp, vnc, bgp } = SERVICE_SPECS
  const knocks = knocksOf(key, services)

  return {
    office: [
      pattern(21, NAT, workers, namedSites, [[https, 80], [http, 9], [tls, 2]]),
      pattern(5, NAT, workers, sites, [[https, 30], [tls, 5], [httpsBulk, 2], [pop3s, 1], [imap, 2], [submission, 3]]),
      pattern(3, OUT6, fronts6, sites6, [[https, 1]]),
      pattern(23, VPC, workers, resolvers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      pattern(18, NAT, resolvers, nameServers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      pattern(8, IN, visitors, namedFronts, [[https, 90], [http, 10]]),
      pattern(6, IN, passersBy, fronts, [[https, 80], [http, 12], [httpsCall, 20]]),
      pattern(2, IN6, visitors6, fronts6, [[https, 1]]),
      pattern(3, IN, partners, mailers, [[smtp, 8], [smtps, 1], [imap, 1], [pop3, 0.5]]),
      pattern(2, OUT, mailers, partners, [[smtp, 1]]),
      pattern(8, VPC, workers, apps, [[httpCall, 8], [https, 4]])
    ],
    machines: [
      pattern(8, NAT, apps, nameServers, [[ntp, 1]]),
      pattern(21, VPC, apps, resolvers, [[dns, 98], [dnsRetried, 1]]),
      pattern(21, OUT, publics, nameServers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      pattern(15, NAT, apps, namedSites, [[httpsCall, 8], [https, 4], [httpsBulk, 0.2]]),
      pattern(4, IN, partners, namedFronts, [[httpsCall, 1]]),
      pattern(8, OUT, publics, partners, [[ping, 1]]),
      pattern(1.2, OUT6, fronts6, partners6, [[ping6, 1]]),
      pattern(13, VPC, apps, databases, [[mysql, 6], [postgres, 3], [redis, 2]]),
      pattern(5, VPC, apps, bastions, [[syslog, 1]]),
      pattern(1, OUT, publics, partners, [[ftps, 1], [httpsBulk, 3]])
    ],
    sessions: [
      pattern(20, VPC, bastions, apps, [[ssh, 8], [rdp, 2], [vnc, 0.5]]),
      pattern(10, IN, partners, publics, [[ssh, 10], [rdp, 1], [bgp, 0.3]]),
      pattern(34, NAT, workers, namedSites, [[httpsHeld, 30], [download, 1]]),
      pattern(20, VPC, apps, databases, [[mysqlHeld, 1]]),
      pattern(5, NAT, apps, sites, [[sshCopy, 1], [backup, 1]])
    ],
    noise: [
      { weight: 1 - strayShare, clients: scanners, servers: publics, services: knocks },
      { weight: strayShare, clients: strays, servers: publics, services: knocks }
    ]
  }
}

// Ports that unsolicited traffic tries: SMB, Telnet and SSH get 36 % of it, a few others less, all remaining ports the rest (Unit 42, 2021).
const TCP_TARGETS = [[445, 15], [23, 12], [22, 9], [80, 3], [443, 3], [3389, 3], [8080, 2], [5900, 1], [1433, 1.5], [3306, 1], [6379, 1], [2375, 1], [5555, 1]] as const
const UDP_TARGETS = [[53, 1.5], [123, 1.5], [161, 1.5], [1900, 1], [5060, 2], [11_211, 0.5]] as const
const OTHER_PORTS = 3_000 // how many of all remaining ports are tried
const RETRIED_SHARE = 0.22 // the share of SYNs that are sent again

function knocksOf (key: number, services: Services): Group {
  const members: number[] = []
  const weights: number[] = []
  const add = (weight: number, spec: ServiceSpec) => {
    members.push(services.indexOf(IN, spec))
    weights.push(weight)
  }
  for (const [port, weight] of TCP_TARGETS) {
    add(weight * (1 - RETRIED_SHARE), { protocol: 'TCP', port, sessionKind: 'knock' })
    add(weight * RETRIED_SHARE, { protocol: 'TCP', port, sessionKind: 'retriedKnock' })
  }
  for (const [port, weight] of UDP_TARGETS) add(weight, { protocol: 'UDP', port, sessionKind: 'probe' })
  for (let i = 0; i < OTHER_PORTS; i++) {
    const sessionKind = i < OTHER_PORTS * RETRIED_SHARE ? 'retriedKnock' : 'knock'
    add(36 / OTHER_PORTS, { protocol: 'TCP', port: 1 + draw(key, i) % 65_535, sessionKind })
  }
  add(3, { protocol: 'ICMP', port: 0, clientPort: 0, sessionKind: 'probe' })
  return { members, weights }
}
