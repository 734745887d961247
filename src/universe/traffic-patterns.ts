/** What happens in a world, stream by stream: who speaks what to whom, and how often. Weights are relative within a stream. */
import type { Scene } from './build-deck.ts'
import { draw } from './draw.ts'
import type { Estate } from './estate.ts'
import type { Group } from './group.ts'
import { SPOKEN, type Services, type Spoken, type Traffic } from './services.ts'

const IN: Traffic = { direction: 'out2in', logType: 'internet' }
const IN6: Traffic = { ...IN, version: 6 }
const OUT: Traffic = { direction: 'in2out', logType: 'internet' }
const OUT6: Traffic = { ...OUT, version: 6 }
const NAT: Traffic = { direction: 'in2out', logType: 'nat' }
const VPC: Traffic = { direction: 'in2out', logType: 'vpc' }

export interface Scenes {
  readonly office: readonly Scene[]
  readonly machines: readonly Scene[]
  readonly sessions: readonly Scene[]
  readonly noise: readonly Scene[]
}

/** `strayShare` is the share of the noise that comes from sources seen once. */
export function createScenes (key: number, estate: Estate, services: Services, strayShare: number): Scenes {
  const scene = (weight: number, traffic: Traffic, clients: Group, servers: Group, spoken: ReadonlyArray<readonly [Spoken, number]>): Scene => ({
    weight,
    clients,
    servers,
    services: {
      members: spoken.map(([word]) => services.indexOf(traffic, word)),
      weights: spoken.map(([, weight]) => weight)
    }
  })
  const { workers, apps, databases, resolvers, bastions, fronts, namedFronts, fronts6, mailers } = estate
  const { sites, namedSites, sites6, nameServers, partners, partners6, visitors, visitors6, passersBy, scanners, strays, publics } = estate
  const { https, httpsCall, httpsBulk, httpsHeld, http, httpCall, tls, dns, dnsRetried, dnsOverTcp, ntp, syslog, ping, ping6 } = SPOKEN
  const { smtp, submission, smtps, imap, pop3, pop3s, ftps, mysql, mysqlHeld, postgres, redis, backup, download, ssh, sshCopy, rdp, vnc, bgp } = SPOKEN
  const knocks = knocksOf(key, services)

  return {
    office: [
      scene(21, NAT, workers, namedSites, [[https, 80], [http, 9], [tls, 2]]),
      scene(5, NAT, workers, sites, [[https, 30], [tls, 5], [httpsBulk, 2], [pop3s, 1], [imap, 2], [submission, 3]]),
      scene(3, OUT6, fronts6, sites6, [[https, 1]]),
      scene(23, VPC, workers, resolvers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      scene(18, NAT, resolvers, nameServers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      scene(8, IN, visitors, namedFronts, [[https, 90], [http, 10]]),
      scene(6, IN, passersBy, fronts, [[https, 80], [http, 12], [httpsCall, 20]]),
      scene(2, IN6, visitors6, fronts6, [[https, 1]]),
      scene(3, IN, partners, mailers, [[smtp, 8], [smtps, 1], [imap, 1], [pop3, 0.5]]),
      scene(2, OUT, mailers, partners, [[smtp, 1]]),
      scene(8, VPC, workers, apps, [[httpCall, 8], [https, 4]])
    ],
    machines: [
      scene(8, NAT, apps, nameServers, [[ntp, 1]]),
      scene(21, VPC, apps, resolvers, [[dns, 98], [dnsRetried, 1]]),
      scene(21, OUT, publics, nameServers, [[dns, 96], [dnsRetried, 2], [dnsOverTcp, 1]]),
      scene(15, NAT, apps, namedSites, [[httpsCall, 8], [https, 4], [httpsBulk, 0.2]]),
      scene(4, IN, partners, namedFronts, [[httpsCall, 1]]),
      scene(8, OUT, publics, partners, [[ping, 1]]),
      scene(1.2, OUT6, fronts6, partners6, [[ping6, 1]]),
      scene(13, VPC, apps, databases, [[mysql, 6], [postgres, 3], [redis, 2]]),
      scene(5, VPC, apps, bastions, [[syslog, 1]]),
      scene(1, OUT, publics, partners, [[ftps, 1], [httpsBulk, 3]])
    ],
    sessions: [
      scene(20, VPC, bastions, apps, [[ssh, 8], [rdp, 2], [vnc, 0.5]]),
      scene(10, IN, partners, publics, [[ssh, 10], [rdp, 1], [bgp, 0.3]]),
      scene(34, NAT, workers, namedSites, [[httpsHeld, 30], [download, 1]]),
      scene(20, VPC, apps, databases, [[mysqlHeld, 1]]),
      scene(5, NAT, apps, sites, [[sshCopy, 1], [backup, 1]])
    ],
    noise: [
      { weight: 1 - strayShare, clients: scanners, servers: publics, services: knocks },
      { weight: strayShare, clients: strays, servers: publics, services: knocks }
    ]
  }
}

// What unsolicited traffic knocks at: SMB, Telnet and SSH for 36 % of it, a few more by name, the rest anywhere (Unit 42, 2021).
const WANTED = [[445, 15], [23, 12], [22, 9], [80, 3], [443, 3], [3389, 3], [8080, 2], [5900, 1], [1433, 1.5], [3306, 1], [6379, 1], [2375, 1], [5555, 1]] as const
const WANTED_UDP = [[53, 1.5], [123, 1.5], [161, 1.5], [1900, 1], [5060, 2], [11_211, 0.5]] as const
const ANYWHERE = 3_000 // ports besides
const REPEATED = 0.22 // the share of SYNs that are sent again

function knocksOf (key: number, services: Services): Group {
  const members: number[] = []
  const weights: number[] = []
  const add = (weight: number, spoken: Spoken) => {
    members.push(services.indexOf(IN, spoken))
    weights.push(weight)
  }
  for (const [port, weight] of WANTED) {
    add(weight * (1 - REPEATED), { protocol: 'TCP', port, kind: 'knock' })
    add(weight * REPEATED, { protocol: 'TCP', port, kind: 'knocks' })
  }
  for (const [port, weight] of WANTED_UDP) add(weight, { protocol: 'UDP', port, kind: 'probe' })
  for (let i = 0; i < ANYWHERE; i++) {
    const kind = i < ANYWHERE * REPEATED ? 'knocks' : 'knock'
    add(36 / ANYWHERE, { protocol: 'TCP', port: 1 + draw(key, i) % 65_535, kind })
  }
  add(3, { protocol: 'ICMP', port: 0, clientPort: 0, kind: 'probe' })
  return { members, weights }
}
