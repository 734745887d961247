// The names of the fields that say where a side is. They are written out: a name that is made of its parts for every record takes longer than the checks.
import type { FlowLog } from '../../src/contract/flow-log.ts'

export const PLACE_FIELDS = {
  src: {
    ip: 'src_ip',
    region: 'src_region_id',
    regionName: 'src_region_name',
    province: 'src_province_id',
    provinceName: 'src_province_name',
    city: 'src_city_id',
    cityName: 'src_city_name'
  },
  dst: {
    ip: 'dst_ip',
    region: 'dst_region_id',
    regionName: 'dst_region_name',
    province: 'dst_province_id',
    provinceName: 'dst_province_name',
    city: 'dst_city_id',
    cityName: 'dst_city_name'
  }
} as const satisfies Readonly<Record<'src' | 'dst', Readonly<Record<string, keyof FlowLog>>>>
