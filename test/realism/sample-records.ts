/** Two possible records, from which tests make others. */
import type { WireRecord } from './wire-record.ts'

/** A web session to Berlin. */
export const web: WireRecord = {
  log_id: '1',
  start_time: 1_000_000,
  end_time: 1_004_000,
  bytes: 4321.5,
  packets: 12,
  direction: 'in2out',
  protocol: 'TCP',
  src_ip: '10.1.2.3',
  src_port: 40_000,
  dst_ip: '198.18.7.7',
  dst_port: 443,
  app: 'HTTPS',
  dst_host: 'cdn.example.net',
  dst_region_id: 'DE',
  dst_region_name: 'Germany',
  dst_province_id: 'DE-BE',
  dst_province_name: 'Berlin',
  dst_city_id: '1276001',
  dst_city_name: 'Berlin'
}

/** One unanswered packet from Hesse to the Telnet port. */
export const knock: WireRecord = {
  log_id: '1',
  start_time: web.start_time,
  end_time: web.start_time,
  bytes: 40,
  packets: 1,
  direction: 'out2in',
  protocol: 'TCP',
  src_ip: '198.18.7.7',
  src_port: 40_000,
  dst_ip: '203.0.113.9',
  dst_port: 23,
  src_region_id: 'DE',
  src_region_name: 'Germany',
  src_province_id: 'DE-HE',
  src_province_name: 'Hesse'
}
