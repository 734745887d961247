// The hosts of a world that a scenario can name, by their role.
import type { Endpoint } from '../universe/cast.ts'
import { draw } from '../universe/draw.ts'
import type { Estate } from '../universe/estate.ts'
import { networks, type Network } from '../universe/places.ts'
import type { Hosts } from './scenario.ts'
import { sideOf } from './sides.ts'

const OCTETS = 254 // usable addresses of a /24

/** The hosts of a world, drawn with a key. None that a role gives has an address of `taken`. */
export function hostsOf ({ role, hosts: count = 1, addresses = [] }: Hosts, estate: Estate, key: number, taken: ReadonlySet<string>): readonly Endpoint[] {
  if (role === undefined) return hostsAt(addresses, estate)
  if (role === 'strangers') return strangersIn(networks, estate, count, key, taken)
  if (role === 'strangers-abroad') return strangersIn(networksAbroad(estate), estate, count, key, taken)
  const hosts = role === 'public-network' ? publicNetworkOf(estate) : estate[role].members.map(member => estate.endpoints[member]!)
  const free = hosts.filter(({ ip }) => !taken.has(ip))
  const first = draw(key, 0) % Math.max(1, free.length)
  return [...free.slice(first), ...free.slice(0, first)].slice(0, count)
}

/** The hosts of the world that have the addresses, and for the others new ones, where their addresses are. */
function hostsAt (addresses: readonly string[], { endpoints, publics: { members: [own] } }: Estate): readonly Endpoint[] {
  const known = new Map(endpoints.toReversed().map(endpoint => [endpoint.ip, endpoint])) // of those with one address, the first
  const places = new Map(networks.map(({ prefix, place }) => [prefix, place]))
  return addresses.map(ip => {
    const home = own === undefined || sideOf({ addresses: [ip] }) !== 'public' ? undefined : endpoints[own]!.place
    return known.get(ip) ?? { ip, place: places.get(networkOf(ip)) ?? home, roams: false, host: undefined, portRange: 'low' }
  })
}

/** 198.18.0.7 is in 198.18.0. */
function networkOf (ip: string): string {
  return ip.slice(0, ip.lastIndexOf('.') + 1)
}

function strangersIn (among: readonly Network[], { endpoints }: Estate, count: number, key: number, taken: ReadonlySet<string>): readonly Endpoint[] {
  const known = new Set([...endpoints.map(({ ip }) => ip), ...taken])
  const found: Endpoint[] = []
  for (let n = 0; found.length < count && n < 4 * count + 100; n++) { // most draws hit: there are 130 048 addresses
    const { prefix, place } = among[draw(key, n) % among.length]!
    const ip = `${prefix}${1 + draw(~key, n) % OCTETS}`
    if (known.has(ip)) continue
    known.add(ip)
    found.push({ ip, place, roams: false, host: undefined, portRange: 'low' })
  }
  return found
}

/** The networks of countries where no site, name server or partner is; all, if there is no such country. */
function networksAbroad ({ endpoints, sites, nameServers, partners }: Estate): readonly Network[] {
  const visited = new Set([sites, nameServers, partners].flatMap(({ members }) => members.map(member => endpoints[member]!.place?.region_id)))
  const abroad = networks.filter(({ region }) => !visited.has(region.id))
  return abroad.length > 0 ? abroad : networks
}

/** The firewall's public hosts, and the other addresses of their network, at which nobody answers. */
function publicNetworkOf ({ endpoints, publics }: Estate): readonly Endpoint[] {
  const hosts = publics.members.map(member => endpoints[member]!)
  const [one] = hosts
  if (one === undefined) return []
  const prefix = networkOf(one.ip)
  return Array.from({ length: OCTETS }, (_, i) => hosts.find(({ ip }) => ip === `${prefix}${1 + i}`) ?? { ...one, ip: `${prefix}${1 + i}` })
}
