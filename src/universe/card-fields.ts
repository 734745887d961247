/**
 * The fields of a record that its card fixes, in three groups, each in the order of the JSON: src_port comes after the first group.
 * A field that FlowLogSchema has and no record shows fails test/universe/card-fields.test.ts.
 */
import type { FlowLog } from '../contract/flow-log.ts'
import { PROTOCOL_NUMBERS, type Endpoint, type Place, type ProtocolStyle, type ServiceFields } from './cast.ts'

type Fields = Partial<FlowLog>

/** `octet` is the last octet of a roaming endpoint's address, else empty. */
export function srcFieldsOf ({ ip, place }: Endpoint, octet: string): Fields {
  return { src_ip: ip + octet, ...placeFieldsOf('src', place) }
}

export function dstFieldsOf ({ ip, host, place }: Endpoint): Fields {
  return { dst_ip: ip, ...(host !== undefined && { dst_host: host }), ...placeFieldsOf('dst', place) }
}

export function serviceFieldsOf ({ port, protocol, app, direction }: ServiceFields, style: ProtocolStyle): Fields {
  return {
    dst_port: port,
    protocol: style === 'name' ? protocol : String(PROTOCOL_NUMBERS[protocol]),
    ...(app !== undefined && { app }),
    direction
  }
}

/** The fields of a place with the prefix of their side. They are cached, because places are few and records many. */
function placeFieldsOf (side: 'src' | 'dst', place: Place | undefined): Fields {
  if (place === undefined) return {}
  let fields = placeFields[side].get(place)
  if (fields === undefined) {
    fields = Object.fromEntries(Object.entries(place).map(([field, value]) => [`${side}_${field}`, value]))
    placeFields[side].set(place, fields)
  }
  return fields
}

const placeFields = { src: new WeakMap<Place, Fields>(), dst: new WeakMap<Place, Fields>() }
