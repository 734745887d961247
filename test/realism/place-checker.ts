/** R20 across records: finds places that contradict earlier ones. */
import { PLACE_FIELDS } from './place-fields.ts'
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

  return record => {
    const contradictions: string[] = []
    const note = (contradiction: string | undefined) => { if (contradiction !== undefined) contradictions.push(contradiction) }
    for (const fields of Object.values(PLACE_FIELDS)) {
      const { [fields.ip]: address, [fields.region]: region, [fields.province]: province, [fields.city]: city } = record
      if (region === undefined) continue
      note(regionOfAddress(address, region))
      note(provinceOfAddress(address, province))
      note(cityOfAddress(address, city))
      note(regionName(region, record[fields.regionName]))
      note(provinceName(province, record[fields.provinceName]))
      note(provinceRegion(province, region))
      note(cityName(city, record[fields.cityName]))
      note(cityProvince(city, province))
    }
    return contradictions
  }
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
