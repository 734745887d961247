import t from 'tap'
import { createPlaceChecker } from './place-checker.ts'
import { web as berlin } from './sample-records.ts'
import type { WireRecord } from './wire-record.ts'

const otherAddress = { ...berlin, dst_ip: '198.18.7.8' }

t.test('a place that comes twice, or in part, contradicts nothing', async t => {
  const contradictionsOf = createPlaceChecker()
  const { dst_city_id: _, dst_city_name: __, ...withoutCity } = berlin
  for (const record of [berlin, berlin, withoutCity, otherAddress]) t.strictSame(contradictionsOf(record), [])
})

t.test('a contradiction is found on either side', async t => {
  const changed: Array<[string, WireRecord]> = [
    ['the region of 198.18.7.7 is FR, was DE', { ...berlin, dst_region_id: 'FR', dst_region_name: 'France' }],
    ['the province of 198.18.7.7 is DE-BY, was DE-BE', { ...berlin, dst_province_id: 'DE-BY' }],
    ['the city of 198.18.7.7 is 1276002, was 1276001', { ...berlin, dst_city_id: '1276002' }],
    ['the name of region DE is Deutschland, was Germany', { ...otherAddress, dst_region_name: 'Deutschland' }],
    ['the name of province DE-BE is Brandenburg, was Berlin', { ...otherAddress, dst_province_name: 'Brandenburg' }],
    ['the region of province DE-BE is FR, was DE', { ...otherAddress, dst_region_id: 'FR', dst_region_name: 'France' }],
    ['the name of city 1276001 is Bonn, was Berlin', { ...otherAddress, dst_city_name: 'Bonn' }],
    ['the province of city 1276001 is DE-NW, was DE-BE', { ...otherAddress, dst_province_id: 'DE-NW', dst_province_name: 'North Rhine-Westphalia' }],
    ['the region of 198.18.7.7 is FR, was DE', { ...berlin, src_ip: '198.18.7.7', dst_ip: '10.1.2.3', src_region_id: 'FR', src_region_name: 'France' }]
  ]
  for (const [contradiction, record] of changed) {
    const contradictionsOf = createPlaceChecker()
    contradictionsOf(berlin)
    t.ok(contradictionsOf(record).includes(contradiction), contradiction)
  }
})
