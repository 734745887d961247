/** The fields of a record that its card fixes, in three groups, each in the order in which they stand on the wire: src_port comes after the first. */
import type { FlowLog } from '../contract/flow-log.ts'
import { PROTOCOL_NUMBERS, type Endpoint, type Place, type ProtocolStyle, type Service } from './cast.ts'

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

/** The six fields of a place with the prefix of their side; kept, since places are few and records many. */
function placed (side: 'src' | 'dst', place: Place | undefined): Facts {
  if (place === undefined) return {}
  let facts = kept[side].get(place)
  if (facts === undefined) {
    facts = Object.fromEntries(Object.entries(place).map(([field, value]) => [`${side}_${field}`, value]))
    kept[side].set(place, facts)
  }
  return facts
}

const kept = { src: new WeakMap<Place, Facts>(), dst: new WeakMap<Place, Facts>() }
