/** The endpoints of one world: the hosts that the firewall protects and the hosts on the Internet. Their number follows the rate. */
import type { Endpoint } from './cast.ts'
import type { Catalogue } from './catalogue.ts'
import { draw, keyOf } from './draw.ts'
import { byRank, evenly, type Group } from './group.ts'
import { homeOf, networks, type Network } from './places.ts'

/** Groups of indices into the endpoints. A public host has a public address; a named one is reached by its name. */
export interface Estate {
  readonly endpoints: readonly Endpoint[]
  /** Hours east of Greenwich of the firewall's own time. */
  readonly zone: number
  // Protected, private
  readonly workers: Group
  readonly apps: Group
  readonly databases: Group
  readonly resolvers: Group
  readonly bastions: Group
  // Protected, public
  readonly fronts: Group
  readonly namedFronts: Group
  readonly fronts6: Group
  readonly mailers: Group
  readonly publics: Group
  // The Internet
  readonly sites: Group
  readonly namedSites: Group
  readonly sites6: Group
  readonly nameServers: Group
  readonly partners: Group
  readonly partners6: Group
  readonly visitors: Group
  readonly visitors6: Group
  readonly passersBy: Group
  readonly scanners: Group
  readonly strays: Group
}

/** Countries in which firewalls stand, with their standard time in hours east of Greenwich. */
const HOMES = [['DE', 1], ['NL', 1], ['CH', 1], ['CN', 8], ['HK', 8], ['SG', 8], ['TH', 7], ['ZA', 2], ['TR', 3], ['BR', -3], ['MX', -6], ['CL', -4]] as const

/** The number of hosts at `rate` flows per second: `atOne` at one per second, at least `least`, at most `most`. */
const hostCount = (rate: number, atOne: number, power: number, least: number, most: number) =>
  Math.round(Math.min(Math.max(atOne * Math.exp(power * Math.log(rate)), least), most))

export const siteCountAt = (rate: number): number => hostCount(rate, 240, 0.15, 120, 600)

export function createEstate (key: number, rate: number, catalogue: Catalogue): Estate {
  const endpoints: Endpoint[] = []
  const [country, zone] = HOMES[draw(key, 0) % HOMES.length]!
  const home = homeOf(country)

  const add = (endpoint: Partial<Endpoint> & Pick<Endpoint, 'ip'>) =>
    endpoints.push({ roams: false, place: undefined, host: undefined, portRange: 'low', ...endpoint }) - 1
  const times = (count: number, make: (i: number) => number) => Array.from({ length: count }, (_, i) => make(i))

  const site = 1 + draw(key, 1) % 250 // 10.<site>.0.0/16 is this firewall's own net
  const inside = (subnet: number, count: number, portRange: Endpoint['portRange'] = 'low') =>
    times(count, i => add({ ip: `10.${site}.${subnet + Math.floor(i / 200)}.${10 + i % 200}`, portRange }))
  const own6 = `2001:db8:${(1 + draw(key, 2) % 0xfffe).toString(16)}`

  const workers = inside(32, hostCount(rate, 40, 0.45, 8, 6_000), 'high')
  const apps = inside(8, hostCount(rate, 10, 0.4, 3, 800))
  const publicCount = hostCount(rate, 8, 0.3, 2, 64)
  const firstPublic = draw(key, 3)
  const address = (i: number) => `${firstPublic & 1 ? '203.0.113' : '198.51.100'}.${1 + (firstPublic % 254 + i) % 254}`
  const publics = times(publicCount, i => add({ ip: address(i), place: home }))
  const frontCount = Math.max(1, Math.ceil(publicCount * 0.6))

  const networkFor = networkChooser(key)
  const hostOf = (octet: number, network: Network, rest: Partial<Endpoint> = {}) => add({ ip: `${network.prefix}${octet}`, place: network.place, ...rest })
  const host6Of = (number: number, network: Network, rest: Partial<Endpoint> = {}) => add({ ip: `${network.prefix6}::${number.toString(16)}`, place: network.place, ...rest })
  const sitePlaces = catalogue.sites.map((host, i) => ({ host, network: networkFor('server', i), octet: 1 + draw(key, 100 + i) % 254 }))
  const each = (weight: (network: Network) => number, make: (network: Network) => number): Group =>
    ({ members: networks.map(make), weights: networks.map(weight) })

  return {
    endpoints,
    zone,
    workers: byRank(workers, 0.5),
    apps: byRank(apps, 0.5),
    databases: byRank(inside(4, hostCount(rate, 3, 0.3, 1, 60)), 0.8),
    resolvers: evenly(inside(2, 2)),
    bastions: evenly(inside(3, 2)),
    fronts: byRank(publics.slice(0, frontCount), 0.9),
    namedFronts: byRank(catalogue.ownHosts.map((host, i) => add({ ip: address(i % frontCount), place: home, host })), 0.9),
    fronts6: byRank(times(frontCount, i => add({ ip: `${own6}:1::${(i + 1).toString(16)}`, place: home })), 0.9),
    mailers: evenly(publics.slice(-Math.max(1, Math.floor(publicCount * 0.1)))),
    publics: evenly(publics),
    sites: byRank(sitePlaces.map(({ network, octet }) => hostOf(octet, network)), 1.1),
    namedSites: byRank(sitePlaces.map(({ network, octet, host }) => hostOf(octet, network, { host })), 1.1),
    sites6: byRank(sitePlaces.filter((_, i) => i % 3 === 0).map(({ network, octet, host }) => host6Of(octet, network, { host })), 1.1),
    nameServers: byRank(times(140, i => hostOf(1 + draw(key, 1_000 + i) % 254, networkFor('server', 1_000 + i))), 1.1),
    partners: byRank(times(24, i => hostOf(1 + draw(key, 2_000 + i) % 254, networkFor('client', 2_000 + i))), 0.8),
    partners6: byRank(times(12, i => host6Of(0x800 + i, networkFor('client', 4_000 + i))), 0.8),
    visitors: byRank(times(hostCount(rate, 300, 0.2, 100, 1_500), i => hostOf(1 + draw(key, 3_000 + i) % 254, networkFor('client', 3_000 + i), { portRange: 'high' })), 0.7),
    visitors6: byRank(times(80, i => host6Of(0x1000 + i, networkFor('client', 5_000 + i), { portRange: 'high' })), 0.7),
    passersBy: each(({ region, networksInRegion }) => region.client / networksInRegion, ({ prefix: ip, place }) => add({ ip, place, roams: true, portRange: 'high' })),
    scanners: byRank(times(hostCount(rate, 160, 0.18, 60, 600), i => hostOf(1 + draw(key, 6_000 + i) % 254, networkFor('scanner', 6_000 + i))), 1),
    strays: each(({ region, networksInRegion }) => region.scanner / networksInRegion, ({ prefix: ip, place }) => add({ ip, place, roams: true }))
  }
}

/** Draws networks by the weights that their regions have in a role. */
function networkChooser (key: number): (role: 'server' | 'client' | 'scanner', n: number) => Network {
  const cumulated = { server: sums('server'), client: sums('client'), scanner: sums('scanner') }
  return (role, n) => {
    const sums = cumulated[role]
    const drawn = draw(key ^ keyOf(role), n) / 4_294_967_296 * sums[sums.length - 1]!
    return networks[sums.findIndex(sum => sum > drawn)]!
  }
}

function sums (role: 'server' | 'client' | 'scanner'): number[] {
  let sum = 0
  return networks.map(({ region, networksInRegion }) => { sum += region[role] / networksInRegion; return sum })
}
