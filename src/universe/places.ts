/**
 * Where addresses are. 198.18.0.0/15 stands for the Internet. It is cut into 512 networks of 256 addresses, and every network lies in
 * one city, the same in every world. The IPv6 network 2001:db8:ffff:<number>::/64 lies where the IPv4 network of that number does.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package.ts'
import type { Place } from './cast.ts'
import { draw, keyOf } from './draw.ts'

interface Region {
  readonly id: string
  readonly name: string
  /** How many of the world's servers, visitors and scanners the region has: relative weights. */
  readonly server: number
  readonly client: number
  readonly scanner: number
  readonly provinces: ReadonlyArray<{ readonly id: string, readonly name: string, readonly cities: ReadonlyArray<{ readonly id: string, readonly name: string }> }>
}

export interface Network {
  /** The first three octets, with the dot. */
  readonly prefix: string
  /** The first 64 bits, up to the double colon. */
  readonly prefix6: string
  readonly place: Place
  readonly region: Region
  /** How many networks its region has. */
  readonly networksInRegion: number
}

const NETWORKS = 512
const REGION_ONLY = 0.1 // the share of networks for which databases of places know only the country
const NO_CITY = 0.15 // the share of networks for which they know a province, but no city

const { regions }: { regions: readonly Region[] } = JSON.parse(readFileSync(packageFile('fixtures/places.json'), 'utf8'))

export const networks: readonly Network[] = cutNetworks()

/** The first city of a region, with all fields known. */
export function homeOf (regionId: string): Place {
  const region = regions.find(({ id }) => id === regionId) ?? regions[0]!
  return placeOf(region, 0, 1)
}

/** Gives every region at least one network, the rest by the sum of its weights, and spreads them over its cities. */
function cutNetworks (): Network[] {
  const key = keyOf('places')
  const weights = regions.map(({ server, client, scanner }) => server + client + scanner)
  const total = weights.reduce((sum, weight) => sum + weight)
  const shares = weights.map(weight => 1 + Math.floor(weight / total * (NETWORKS - regions.length)))
  shares[0]! += NETWORKS - shares.reduce((sum, share) => sum + share) // the rest that rounding leaves
  const byRegion = regions.flatMap((region, r) => Array.from({ length: shares[r]! }, (_, i) => {
    return { region, networksInRegion: shares[r]!, place: placeOf(region, i, draw(key, r * NETWORKS + i) / 2 ** 32) }
  }))
  return byRegion.map((_, number) => {
    const second = 18 + (number >> 8); const third = number & 255
    return { ...byRegion[(number * 197) % NETWORKS]!, prefix: `198.${second}.${third}.`, prefix6: `2001:db8:ffff:${number.toString(16)}` } // 197 is odd, so each is taken once, and neighbours lie in different regions
  })
}

/** The n-th city of a region, starting over after the last; `known`, from 0 to 1, decides how much of it is known. */
function placeOf ({ id, name, provinces }: Region, n: number, known: number): Place {
  const cities = provinces.flatMap(province => province.cities.map(city => ({ province, city })))
  const city = cities[n % cities.length]
  const region = { region_id: id, region_name: name }
  if (known < REGION_ONLY || city === undefined) return region
  const province = { ...region, province_id: city.province.id, province_name: city.province.name }
  return known < REGION_ONLY + NO_CITY ? province : { ...province, city_id: city.city.id, city_name: city.city.name }
}
