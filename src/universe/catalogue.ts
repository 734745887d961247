/** The names of one world, by faker on draws of ours. The only file that knows faker. */
import { base, en, Faker, type Randomizer } from '@faker-js/faker'
import { draw } from './draw.ts'

export interface Catalogue {
  /** The domain of the firewall's owner. */
  readonly domain: string
  /** Host names of the owner's public services, the most visited first. */
  readonly ownHosts: readonly string[]
  /** Host names of the sites that are visited from inside, the most popular first; all different. */
  readonly sites: readonly string[]
}

const SUFFIXES = ['example', 'example', 'test', 'example.com', 'example.net', 'example.org'] // RFC 2606: nobody's
const PREFIXES = ['www', 'api', 'cdn', 'static', 'img', 'app', 'login', 'updates', 'telemetry', 'm', 'assets', 'docs']

export function createCatalogue (key: number, sites: number): Catalogue {
  const faker = new Faker({ locale: [en, base], randomizer: randomizerOf(key) })
  const word = () => faker.internet.domainWord().replaceAll(/[^a-z0-9-]/g, '')
  const domain = `${word()}.${faker.helpers.arrayElement(SUFFIXES)}`
  const names = new Set<string>()
  while (names.size < sites) {
    names.add(`${faker.helpers.arrayElement(PREFIXES)}.${word()}.${faker.helpers.arrayElement(SUFFIXES)}`)
  }
  return { domain, ownHosts: ['www', 'api', 'app', 'shop', 'files', 'portal'].map(name => `${name}.${domain}`), sites: [...names] }
}

/** Addressed draws in the order in which faker asks for them. */
function randomizerOf (key: number): Randomizer {
  let n = 0
  return { next: () => draw(key, n++) / 4_294_967_296, seed: () => { n = 0 } }
}
