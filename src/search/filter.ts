// What records must be like: placeholder.
import type { FlowLogQuery } from '../contract/flow-log-query.ts'

export type FlowLogFilter = Partial<Pick<FlowLogQuery,
  'direction' | 'log_type' | 'src_ip' | 'src_port' | 'dst_ip' | 'dst_port' | 'protocol' | 'app' | 'dst_host' |
  'src_region_name' | 'dst_region_name' | 'src_province_name' | 'dst_province_name' | 'src_city_name' | 'dst_city_name'>>
