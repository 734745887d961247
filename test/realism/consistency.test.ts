import t from 'tap'
import { violationsOf, type LogType } from './consistency.ts'
import { knock, web } from './sample-records.ts'
import type { WireRecord } from './wire-record.ts'

const { app: _, dst_host: __, ...bare } = web
const query: WireRecord = { ...without(bare, 'dst'), src_ip: '192.168.0.2', dst_ip: '10.0.0.53', protocol: 'UDP', dst_port: 53, app: 'DNS', packets: 2, bytes: 180 }
const ping: WireRecord = { ...knock, protocol: 'ICMP', src_port: 0, dst_port: 0, packets: 2, bytes: 168 }
const web6: WireRecord = { ...web, src_ip: '2001:db8:12::5', dst_ip: '2001:db8:ffff:1::7', packets: 2, bytes: 120 }
const ping6: WireRecord = { ...ping, protocol: 'ICMPV6', src_ip: '2001:db8:ffff:1::7', dst_ip: '2001:db8:12::5' }

/** The record without the place of one side. */
function without (record: WireRecord, side: 'src' | 'dst'): WireRecord {
  const copy = { ...record }
  for (const level of ['region', 'province', 'city'] as const) {
    delete copy[`${side}_${level}_id`]
    delete copy[`${side}_${level}_name`]
  }
  return copy
}

function lacking (record: WireRecord, field: 'dst_region_name' | 'dst_province_name' | 'dst_city_name' | 'app'): WireRecord {
  const copy = { ...record }
  delete copy[field]
  return copy
}

t.test('a possible record has no violation', async t => {
  const possible: Array<[string, WireRecord, LogType?]> = [
    ['a web session', web, 'internet'],
    ['the same through nat', web, 'nat'],
    ['without a log type', web],
    ['a knock', knock, 'internet'],
    ['a query inside', query, 'vpc'],
    ['a ping', ping, 'internet'],
    ['IPv6', web6, 'internet'],
    ['a ping over IPv6', ping6, 'internet'],
    ['IPv6 inside', { ...without(web6, 'dst'), dst_ip: '2001:db8:12::6' }, 'vpc'],
    ['what nobody recognised', { ...without(bare, 'dst'), app: 'ANY', dst_port: 12_345 }, 'internet'],
    ['TLS elsewhere', { ...web, app: 'TLS1', dst_port: 8443 }],
    ['no duration', { ...web, end_time: web.start_time }],
    ['one packet of a second', { ...knock, end_time: knock.start_time + 1000 }],
    ['the largest packets', { ...web, bytes: 12 * 1500 }],
    ['the smallest packets', { ...web, bytes: 12 * 40 }],
    ['Hong Kong, whose ISO 3166-2 code is of China', {
      ...web, dst_region_id: 'HK', dst_region_name: 'Hong Kong (China)', dst_province_id: 'CN-HK', dst_province_name: 'Hong Kong'
    }]
  ]
  for (const [name, record, logType] of possible) t.strictSame(violationsOf(record, logType), [], name)
})

t.test('each rule broken once is one violation', async t => {
  const broken: Array<[string, WireRecord, LogType?]> = [
    ['ends before it starts', { ...web, end_time: web.start_time - 1 }],
    ['a time is not whole milliseconds', { ...web, end_time: web.end_time + 0.5 }],
    ['one packet lasts more than a second', { ...knock, end_time: knock.start_time + 1001 }],
    ['packets is not a positive integer', { ...web, packets: 0, bytes: 0 }],
    ['packets is not a positive integer', { ...web, packets: 12.5 }],
    ['unknown protocol GRE', { ...without(bare, 'dst'), app: 'ANY', protocol: 'GRE' }],
    ['fewer bytes than TCP packets of 40', { ...web, bytes: 12 * 40 - 0.5 }],
    ['fewer bytes than TCP packets of 40', { ...web, bytes: NaN }],
    ['fewer bytes than TCP packets of 60', { ...web6, bytes: 119 }],
    ['fewer bytes than UDP packets of 28', { ...query, bytes: 55 }],
    ['fewer bytes than UDP packets of 48', { ...query, src_ip: '2001:db8:1::1', dst_ip: '2001:db8:1::2', bytes: 95 }],
    ['fewer bytes than ICMP packets of 28', { ...ping, bytes: 55 }],
    ['fewer bytes than ICMPV6 packets of 48', { ...ping6, bytes: 95 }],
    ['more bytes than packets of 1500', { ...web, bytes: 12 * 1500 + 1 }],
    ['IPv4 talks to IPv6', { ...web6, src_ip: '10.1.2.3' }],
    ['ICMPv6 over IPv4', { ...ping, protocol: 'ICMPV6' }],
    ['ICMP over IPv6', { ...ping6, protocol: 'ICMP' }],
    ['ICMP with a port', { ...ping, dst_port: 8 }],
    ['not a port', { ...knock, src_port: 0 }],
    ['not a port', { ...knock, dst_port: 65_536 }],
    ['ICMP with an app', { ...ping, app: 'ANY' }],
    ['unknown app GOPHER', { ...query, app: 'GOPHER' }],
    ['unknown app toString', { ...query, app: 'toString' }],
    ['HTTPS on port 444', { ...web, dst_port: 444 }],
    ['HTTPS over UDP', { ...web, protocol: 'UDP' }],
    ['SSH over UDP', { ...query, app: 'SSH', dst_port: 22 }],
    ['a session from inside without an app', lacking(query, 'app')],
    ['an answered session without an app', { ...knock, packets: 4, bytes: 400 }],
    ['an address outside the documentation ranges', { ...web, dst_ip: '100.95.148.49' }],
    ['an address outside the documentation ranges', { ...web, dst_ip: '198.18.7.256' }],
    ['talks to itself', { ...query, dst_ip: query.src_ip }],
    ['in2out from an unprotected host', { ...web, src_ip: '192.0.2.1', dst_ip: '203.0.113.9' }],
    ['out2in to an unprotected host', { ...knock, src_ip: '203.0.113.9', dst_ip: '198.18.7.7' }],
    ['internet between hosts of one side', query, 'internet'],
    ['vpc with a public address', web, 'vpc'],
    ['nat is not a private source going out', { ...web, src_ip: '203.0.113.9' }, 'nat'],
    ['nat is not a private source going out', { ...knock, dst_ip: '10.1.2.3' }, 'nat'],
    ['neither across the border nor inside', { ...query, src_ip: '203.0.113.9' }],
    ['a host name where none was asked for', { ...query, dst_host: 'db.example.net' }],
    ['a host name where none was asked for', { ...knock, dst_host: 'www.example.net' }],
    ['a host name that may be real: cdn.example.io', { ...web, dst_host: 'cdn.example.io' }],
    ['neither an app, a host nor a place', without(knock, 'src'), 'internet'],
    ['dst: half a place, an id or a name without the other', lacking(web, 'dst_region_name')],
    ['dst: half a place, an id or a name without the other', lacking(web, 'dst_province_name')],
    ['dst: half a place, an id or a name without the other', lacking(web, 'dst_city_name')],
    ['dst: a city without a province', {
      ...without(web, 'dst'), dst_region_id: 'DE', dst_region_name: 'Germany', dst_city_id: '1276001', dst_city_name: 'Berlin'
    }],
    ['dst: a province without a region', { ...without(web, 'dst'), dst_province_id: 'DE-BE', dst_province_name: 'Berlin' }],
    ['src: a private address with a place', { ...web, src_region_id: 'DE', src_region_name: 'Germany' }],
    ['dst: not a country code', { ...without(web, 'dst'), dst_region_id: 'de', dst_region_name: 'Germany' }],
    ['dst: a city id that is not digits', { ...web, dst_city_id: 'Berlin' }],
    ['dst: a province of another region', { ...web, dst_province_id: 'FR-IDF' }]
  ]
  for (const [violation, record, logType] of broken) {
    const violations = violationsOf(record, logType)
    t.ok(violations.includes(violation), violation, { violations })
  }
})
