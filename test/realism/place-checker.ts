import type { WireRecord } from './wire-record.ts'
import { placeFields } from './place-fields.ts'

type Keep = (key: string | undefined, value: string | undefined) => string | undefined

/**
 * Remembers every place it is shown and says what contradicts it: an address that moved, a city in two provinces, a province in two
 * regions, one id with two names. A province or city left out contradicts nothing.
 */
export function placeKeeper (): (record: WireRecord) => string[] {
  const regionOfAddress = keeper('the region of')
  const provinceOfAddress = keeper('the province of')
  const cityOfAddress = keeper('the city of')
  const regionName = keeper('the name of region')
  const provinceName = keeper('the name of province')
  const provinceRegion = keeper('the region of province')
  const cityName = keeper('the name of city')
  const cityProvince = keeper('the province of city')

  return record => [placeFields.src, placeFields.dst].flatMap(field => {
    const region = record[field.regionId]
    if (region === undefined) return []
    const address = record[field.ip]
    const province = record[field.provinceId]
    const city = record[field.cityId]
    return [
      regionOfAddress(address, region),
      provinceOfAddress(address, province),
      cityOfAddress(address, city),
      regionName(region, record[field.regionName]),
      provinceName(province, record[field.provinceName]),
      provinceRegion(province, region),
      cityName(city, record[field.cityName]),
      cityProvince(city, province)
    ].filter(contradiction => contradiction !== undefined)
  })
}

function keeper (what: string): Keep {
  const known = new Map<string, string>()
  return (key, value) => {
    if (key === undefined || value === undefined) return undefined
    const before = known.get(key)
    if (before === undefined) known.set(key, value)
    return before === undefined || before === value ? undefined : `${what} ${key} is ${value}, was ${before}`
  }
}
