/** R20 across records: finds places that contradict earlier ones. */
import type { WireRecord } from './wire-record.ts'

/**
 * Gives a function that remembers the places of every record it is shown and gives the contradictions: an address in two places, a city
 * in two provinces, a province in two regions, an id with two names. A province or city left out contradicts nothing.
 */
export function createPlaceChecker (): (record: WireRecord) => string[] {
  const regionOfAddress = createValueChecker('the region of')
  const provinceOfAddress = createValueChecker('the province of')
  const cityOfAddress = createValueChecker('the city of')
  const regionName = createValueChecker('the name of region')
  const provinceName = createValueChecker('the name of province')
  const provinceRegion = createValueChecker('the region of province')
  const cityName = createValueChecker('the name of city')
  const cityProvince = createValueChecker('the province of city')

  return record => (['src', 'dst'] as const).flatMap(side => {
    const region = record[`${side}_region_id`]
    if (region === undefined) return []
    const address = record[`${side}_ip`]
    const province = record[`${side}_province_id`]
    const city = record[`${side}_city_id`]
    return [
      regionOfAddress(address, region),
      provinceOfAddress(address, province),
      cityOfAddress(address, city),
      regionName(region, record[`${side}_region_name`]),
      provinceName(province, record[`${side}_province_name`]),
      provinceRegion(province, region),
      cityName(city, record[`${side}_city_name`]),
      cityProvince(city, province)
    ].filter(contradiction => contradiction !== undefined)
  })
}

/** Gives a function that remembers the first value of each key and describes any other. */
function createValueChecker (what: string): (key: string | undefined, value: string | undefined) => string | undefined {
  const values = new Map<string, string>()
  return (key, value) => {
    if (key === undefined || value === undefined) return undefined
    const before = values.get(key)
    if (before === undefined) values.set(key, value)
    return before === undefined || before === value ? undefined : `${what} ${key} is ${value}, was ${before}`
  }
}
