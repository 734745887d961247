/** The names of one world, made by faker from our draws. No other file knows faker. */
import type { Faker, Randomizer } from '@faker-js/faker'
import { faker as english } from '@faker-js/faker/locale/en'
import { draw } from './draw.ts'

export interface Catalogue {
  /** Host names of the owner's public services, the most visited first. */
  readonly ownHosts: readonly string[]
  /** Host names of the sites that are visited from inside, the most popular first; all different. */
  readonly sites: readonly string[]
}

const SUFFIXES = ['example', 'example', 'test', 'example.com', 'example.net', 'example.org'] // RFC 2606: nobody's
const PREFIXES = ['www', 'api', 'cdn', 'static', 'img', 'app', 'login', 'updates', 'telemetry', 'm', 'assets', 'docs']

export function createCatalogue (key: number, sites: number): Catalogue {
  const faker = fakerOn(randomizerOf(key))
  const word = () => faker.internet.domainWord().replaceAll(/[^a-z0-9-]/g, '')
  const domain = `${word()}.${faker.helpers.arrayElement(SUFFIXES)}`
  const names = new Set<string>()
  while (names.size < sites) {
    names.add(`${faker.helpers.arrayElement(PREFIXES)}.${word()}.${faker.helpers.arrayElement(SUFFIXES)}`)
  }
  return { ownHosts: ['www', 'api', 'app', 'shop', 'files', 'portal'].map(name => `${name}.${domain}`), sites: [...names] }
}

/** The module that exports the class Faker loads all 70 locales, which takes 0.1 s; the English instance has the class as its constructor. */
function fakerOn (randomizer: Randomizer): Faker {
  return Reflect.construct(english.constructor, [{ locale: english.rawDefinitions, randomizer }])
}

/** Gives faker the draws 0, 1, 2 ... of a key. */
function randomizerOf (key: number): Randomizer {
  let n = 0
  return { next: () => draw(key, n++) / 4_294_967_296, seed: () => { n = 0 } }
}
