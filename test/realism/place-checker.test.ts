import t from 'tap'
import { placeKeeper } from './place-checker.ts'
import type { WireRecord } from './wire-record.ts'

const berlin: WireRecord = {
  log_id: '1',
  start_time: 0,
  end_time: 0,
  bytes: 400,
  packets: 4,
  direction: 'in2out',
  protocol: 'TCP',
  src_ip: '10.1.2.3',
  src_port: 40_000,
  dst_ip: '198.18.7.7',
  dst_port: 443,
  app: 'HTTPS',
  dst_region_id: 'DE',
  dst_region_name: 'Germany',
  dst_province_id: 'DE-BE',
  dst_province_name: 'Berlin',
  dst_city_id: '1276001',
  dst_city_name: 'Berlin'
}
const elsewhere = { ...berlin, dst_ip: '198.18.7.8' }

t.test('a place told twice, or told in part, contradicts nothing', async t => {
  const misplaced = placeKeeper()
  const { dst_city_id: _, dst_city_name: __, ...withoutCity } = berlin
  for (const record of [berlin, berlin, withoutCity, elsewhere]) t.strictSame(misplaced(record), [])
})

t.test('a contradiction is told, whichever side it is on', async t => {
  const bent: Array<[string, WireRecord]> = [
    ['the region of 198.18.7.7 is FR, was DE', { ...berlin, dst_region_id: 'FR', dst_region_name: 'France' }],
    ['the province of 198.18.7.7 is DE-BY, was DE-BE', { ...berlin, dst_province_id: 'DE-BY' }],
    ['the city of 198.18.7.7 is 1276002, was 1276001', { ...berlin, dst_city_id: '1276002' }],
    ['the name of region DE is Deutschland, was Germany', { ...elsewhere, dst_region_name: 'Deutschland' }],
    ['the name of province DE-BE is Brandenburg, was Berlin', { ...elsewhere, dst_province_name: 'Brandenburg' }],
    ['the region of province DE-BE is FR, was DE', { ...elsewhere, dst_region_id: 'FR', dst_region_name: 'France' }],
    ['the name of city 1276001 is Bonn, was Berlin', { ...elsewhere, dst_city_name: 'Bonn' }],
    ['the province of city 1276001 is DE-NW, was DE-BE', { ...elsewhere, dst_province_id: 'DE-NW', dst_province_name: 'North Rhine-Westphalia' }],
    ['the region of 198.18.7.7 is FR, was DE', { ...berlin, src_ip: '198.18.7.7', dst_ip: '10.1.2.3', src_region_id: 'FR', src_region_name: 'France' }]
  ]
  for (const [contradiction, record] of bent) {
    const misplaced = placeKeeper()
    misplaced(berlin)
    t.ok(misplaced(record).includes(contradiction), contradiction)
  }
})
