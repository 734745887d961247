/** The endpoints of one world: what the firewall protects, and whom it deals with. Its size follows the rate. */
import type { Endpoint } from './cast.ts'
import type { Catalogue } from './catalogue.ts'
import { draw, keyOf } from './draw.ts'
import { byRank, evenly, type Group } from './group.ts'
import { homeOf, networks, type Network } from './places.ts'

/** Groups of indices into the endpoints. Public ones have an address of their own, named ones are reached by name. */
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

/** Where firewalls stand, with the hours that their time is east of Greenwich (standard time). */
const HOMES = [['DE', 1], ['NL', 1], ['CH', 1], ['CN', 8], ['HK', 8], ['SG', 8], ['TH', 7], ['ZA', 2], ['TR', 3], ['BR', -3], ['MX', -6], ['CL', -4]] as const

/** How many hosts there are at `rate` flows per second: `many` at one per second, at least `least`, at most `most`. */
const sized = (rate: number, many: number, power: number, least: number, most: number) =>
  Math.round(Math.min(Math.max(many * Math.exp(power * Math.log(rate)), least), most))

export const sitesAt = (rate: number): number => sized(rate, 240, 0.15, 120, 600)

export function createEstate (key: number, rate: number, catalogue: Catalogue): Estate {
  const endpoints: Endpoint[] = []
  const [country, zone] = HOMES[draw(key, 0) % HOMES.length]!
  const home = homeOf(country)

  const add = (endpoint: Partial<Endpoint> & Pick<Endpoint, 'ip'>) =>
    endpoints.push({ roams: false, place: undefined, host: undefined, ports: 'low', ...endpoint }) - 1
  const times = (many: number, make: (i: number) => number) => Array.from({ length: many }, (_, i) => make(i))

  const site = 1 + draw(key, 1) % 250 // 10.<site> is this firewall's own
  const inside = (subnet: number, many: number, ports: Endpoint['ports'] = 'low') =>
    times(many, i => add({ ip: `10.${site}.${subnet + Math.floor(i / 200)}.${10 + i % 200}`, ports }))
  const own6 = `2001:db8:${(1 + draw(key, 2) % 0xfffe).toString(16)}`

  const workers = inside(32, sized(rate, 40, 0.45, 8, 6_000), 'high')
  const apps = inside(8, sized(rate, 10, 0.4, 3, 800))
  const publicCount = sized(rate, 8, 0.3, 2, 64)
  const firstPublic = draw(key, 3)
  const address = (i: number) => `${firstPublic & 1 ? '203.0.113' : '198.51.100'}.${1 + (firstPublic % 254 + i) % 254}`
  const publics = times(publicCount, i => add({ ip: address(i), place: home }))
  const frontCount = Math.max(1, Math.ceil(publicCount * 0.6))

  const chooser = chooserOf(key)
  const hostOf = (octet: number, network: Network, rest: Partial<Endpoint> = {}) => add({ ip: `${network.prefix}${octet}`, place: network.place, ...rest })
  const host6Of = (number: number, network: Network, rest: Partial<Endpoint> = {}) => add({ ip: `${network.prefix6}::${number.toString(16)}`, place: network.place, ...rest })
  const sitePlaces = catalogue.sites.map((host, i) => ({ host, network: chooser('server', i), octet: 1 + draw(key, 100 + i) % 254 }))
  const each = (weight: (network: Network) => number, make: (network: Network) => number): Group =>
    ({ members: networks.map(make), weights: networks.map(weight) })

  return {
    endpoints,
    zone,
    workers: byRank(workers, 0.5),
    apps: byRank(apps, 0.5),
    databases: byRank(inside(4, sized(rate, 3, 0.3, 1, 60)), 0.8),
    resolvers: evenly(inside(2, 2)),
    bastions: evenly(inside(3, 2)),
    fronts: byRank(publics.slice(0, frontCount), 0.9),
    namedFronts: byRank(catalogue.ownHosts.map((host, i) => add({ ip: address(i % frontCount), place: home, host })), 0.9),
    fronts6: byRank(times(Math.min(frontCount, 40), i => add({ ip: `${own6}:1::${(i + 1).toString(16)}`, place: home })), 0.9),
    mailers: evenly(publics.slice(-Math.max(1, Math.floor(publicCount * 0.1)))),
    publics: evenly(publics),
    sites: byRank(sitePlaces.map(({ network, octet }) => hostOf(octet, network)), 1.1),
    namedSites: byRank(sitePlaces.map(({ network, octet, host }) => hostOf(octet, network, { host })), 1.1),
    sites6: byRank(sitePlaces.filter((_, i) => i % 3 === 0).map(({ network, octet, host }) => host6Of(octet, network, { host })), 1.1),
    nameServers: byRank(times(140, i => hostOf(1 + draw(key, 1_000 + i) % 254, chooser('server', 1_000 + i))), 1.1),
    partners: byRank(times(24, i => hostOf(1 + draw(key, 2_000 + i) % 254, chooser('client', 2_000 + i))), 0.8),
    partners6: byRank(times(12, i => host6Of(0x800 + i, chooser('client', 4_000 + i))), 0.8),
    visitors: byRank(times(sized(rate, 300, 0.2, 100, 1_500), i => hostOf(1 + draw(key, 3_000 + i) % 254, chooser('client', 3_000 + i), { ports: 'high' })), 0.7),
    visitors6: byRank(times(80, i => host6Of(0x1000 + i, chooser('client', 5_000 + i), { ports: 'high' })), 0.7),
    passersBy: each(({ region, siblings }) => region.client / siblings, ({ prefix: ip, place }) => add({ ip, place, roams: true, ports: 'high' })),
    scanners: byRank(times(sized(rate, 160, 0.18, 60, 600), i => hostOf(1 + draw(key, 6_000 + i) % 254, chooser('scanner', 6_000 + i))), 1),
    strays: each(({ region, siblings }) => region.scanner / siblings, ({ prefix: ip, place }) => add({ ip, place, roams: true }))
  }
}

/** Draws networks by what their regions weigh in a role. */
function chooserOf (key: number): (role: 'server' | 'client' | 'scanner', n: number) => Network {
  const cumulated = { server: sums('server'), client: sums('client'), scanner: sums('scanner') }
  return (role, n) => {
    const sums = cumulated[role]
    const drawn = draw(key ^ keyOf(role), n) / 4_294_967_296 * sums[sums.length - 1]!
    return networks[sums.findIndex(sum => sum > drawn)]!
  }
}

function sums (role: 'server' | 'client' | 'scanner'): number[] {
  let sum = 0
  return networks.map(({ region, siblings }) => { sum += region[role] / siblings; return sum })
}
