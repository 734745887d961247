/**
 * Where addresses are: 198.18.0.0/15 is the Internet, cut into 512 networks of 256 addresses, and every network lies in one
 * city, the same in every world. IPv6 networks, 2001:db8:ffff:<number>::/64, lie where their numbers do.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package.ts'
import type { Place } from './cast.ts'
import { draw, keyOf } from './draw.ts'

interface Region {
  readonly id: string
  readonly name: string
  /** How much of the world's servers, visitors and scanners are there: relative weights. */
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
  /** In how many networks its region lies. */
  readonly siblings: number
}

const NETWORKS = 512
const REGION_ONLY = 0.1 // the share of networks of which databases of places know no more than the country,
const NO_CITY = 0.15 //    and of those of which they know no city

const { regions }: { regions: readonly Region[] } = JSON.parse(readFileSync(packageFile('fixtures/places.json'), 'utf8'))

export const networks: readonly Network[] = cut()

/** The capital of a region, so to say: its first city, always known. */
export function homeOf (regionId: string): Place {
  const region = regions.find(({ id }) => id === regionId) ?? regions[0]!
  return placeOf(region, 0, 1)
}

/** Every region gets networks by the weight of all that is in it, one at least, and spreads them over its cities. */
function cut (): Network[] {
  const key = keyOf('places')
  const weights = regions.map(({ server, client, scanner }) => server + client + scanner)
  const total = weights.reduce((sum, weight) => sum + weight)
  const shares = weights.map(weight => 1 + Math.floor(weight / total * (NETWORKS - regions.length)))
  const missing = NETWORKS - shares.reduce((sum, share) => sum + share)
  shares[0]! += missing
  const cut = regions.flatMap((region, r) => Array.from({ length: shares[r]! }, (_, i) => {
    return { region, siblings: shares[r]!, place: placeOf(region, i, draw(key, r * NETWORKS + i) / 2 ** 32) }
  }))
  return cut.map((_, number) => {
    const second = 18 + (number >> 8); const third = number & 255
    return { ...cut[(number * 197) % NETWORKS]!, prefix: `198.${second}.${third}.`, prefix6: `2001:db8:ffff:${number.toString(16)}` } // 197 is odd: neighbours are not compatriots
  })
}

/** The n-th city of a region, counted round; `known` from 0 to 1 says how much of it is known. */
function placeOf ({ id, name, provinces }: Region, n: number, known: number): Place {
  const cities = provinces.flatMap(province => province.cities.map(city => ({ province, city })))
  const found = cities[n % cities.length]
  const region = { region_id: id, region_name: name }
  if (known < REGION_ONLY || found === undefined) return region
  const province = { ...region, province_id: found.province.id, province_name: found.province.name }
  return known < REGION_ONLY + NO_CITY ? province : { ...province, city_id: found.city.id, city_name: found.city.name }
}
