/** The wire's names for the place of either side. */
export const placeFields = {
  src: {
    ip: 'src_ip',
    regionId: 'src_region_id',
    regionName: 'src_region_name',
    provinceId: 'src_province_id',
    provinceName: 'src_province_name',
    cityId: 'src_city_id',
    cityName: 'src_city_name'
  },
  dst: {
    ip: 'dst_ip',
    regionId: 'dst_region_id',
    regionName: 'dst_region_name',
    provinceId: 'dst_province_id',
    provinceName: 'dst_province_name',
    cityId: 'dst_city_id',
    cityName: 'dst_city_name'
  }
} as const
