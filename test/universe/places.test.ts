import { readFileSync } from 'node:fs'
import t from 'tap'

interface City { id: string, name: string }
interface Province { id: string, name: string, cities: City[] }
interface Region { id: string, name: string, server: number, client: number, scanner: number, provinces: Province[] }

const { regions }: { regions: Region[] } = JSON.parse(readFileSync(new URL('../../fixtures/places.json', import.meta.url), 'utf8'))
const provinces = regions.flatMap(region => region.provinces)
const cities = provinces.flatMap(province => province.cities)

t.test('there are enough places, and none twice', async t => {
  t.ok(regions.length >= 65)
  t.ok(cities.length >= 200 && cities.length <= 300)
  for (const level of [regions, provinces, cities]) t.equal(new Set(level.map(({ id }) => id)).size, level.length)
  t.equal(new Set(regions.map(({ name }) => name)).size, regions.length)
  t.ok(regions.every(region => region.provinces.length > 0) && provinces.every(province => province.cities.length > 0))
})

t.test('ids have their shape, and a province begins with its country', async t => {
  t.ok(cities.every(({ id }) => /^\d{7}$/.test(id)))
  for (const { id, provinces } of regions) {
    t.match(id, /^[A-Z]{2}$/)
    t.ok(provinces.every(province => province.id.startsWith(`${id}-`) || province.id === `CN-${id}`), id)
  }
})

t.test('weights are positive, and scanners come from everywhere', async t => {
  for (const role of ['server', 'client', 'scanner'] as const) t.ok(regions.every(region => Number.isInteger(region[role]) && region[role] > 0), role)
  const total = regions.reduce((sum, { scanner }) => sum + scanner, 0)
  t.ok(Math.max(...regions.map(({ scanner }) => scanner)) / total <= 0.30)
  const expected = regions.reduce((sum, { scanner }) => sum + 1 - (1 - scanner / total) ** 1000, 0)
  t.ok(expected >= 60, 'countries among 1 000 sources', { expected })
})
