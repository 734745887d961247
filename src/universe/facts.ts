/** The fields of a record that its card fixes, in three groups, each in the order in which they stand on the wire: src_port comes after the first. */
import type { FlowLog } from '../contract/flow-log.ts'
import { PROTOCOL_NUMBERS, type Endpoint, type ProtocolStyle, type Service } from './cast.ts'

type Facts = Partial<FlowLog>

/** `rest` is what the address of a roaming endpoint lacks: its last octet. */
export function srcFactsOf ({ ip, place }: Endpoint, rest: string): Facts {
  return { src_ip: ip + rest, ...placed('src', place) }
}

export function dstFactsOf ({ ip, host, place }: Endpoint): Facts {
  return { dst_ip: ip, ...(host !== undefined && { dst_host: host }), ...placed('dst', place) }
}

export function serviceFactsOf ({ port, protocol, app, direction }: Service, style: ProtocolStyle): Facts {
  return {
    dst_port: port,
    protocol: style === 'name' ? protocol : String(PROTOCOL_NUMBERS[protocol]),
    ...(app !== undefined && { app }),
    direction
  }
}

/** The six fields of a place with the prefix of their side. */
function placed (side: 'src' | 'dst', place: Endpoint['place']): Facts {
  return Object.fromEntries(Object.entries(place ?? {}).map(([field, value]) => [`${side}_${field}`, value]))
}
