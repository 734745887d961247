// One record, in the order its fields have on the wire.
// Few fields are required: real records come without an application, a host or a place, and own records may be as bare.
import { Type, type Static } from '@sinclair/typebox'
import { StringEnum } from './string-enum.ts'
import { Timestamp } from './timestamp.ts'

const text = (description: string) => Type.Optional(Type.String({ description }))
const port = (description: string) => Type.Optional(Type.Integer({ description, minimum: 0, maximum: 65_535 }))

export const FlowLogSchema = Type.Object({
  log_id: Type.String({ description: 'Names this record; the last one of a page is the cursor to the next', minLength: 1 }),
  start_time: Timestamp({ description: 'When the flow began, in ms since 1970' }),
  end_time: Timestamp({ description: 'When the flow ended, in ms since 1970' }),
  bytes: Type.Optional(Type.Number({ description: 'Bytes carried in both directions; may have a fraction', minimum: 0 })),
  packets: Type.Optional(Type.Integer({ description: 'Packets carried in both directions', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  src_ip: text('Address that opened the flow'),
  src_port: port('Port on the side that opened the flow'),
  dst_ip: text('Address the flow went to'),
  dst_port: port('Port the flow went to'),
  protocol: text('Transport protocol, such as TCP'),
  app: text('Application the firewall recognised, such as HTTPS'),
  direction: Type.Optional(StringEnum(['out2in', 'in2out'], { description: 'Whether the flow came in or went out' })),
  dst_host: text('Host name the flow asked for'),
  src_region_id: text('Country code of the source'),
  src_region_name: text('Country of the source'),
  src_province_id: text('Province code of the source'),
  src_province_name: text('Province of the source'),
  src_city_id: text('City code of the source'),
  src_city_name: text('City of the source'),
  dst_region_id: text('Country code of the destination'),
  dst_region_name: text('Country of the destination'),
  dst_province_id: text('Province code of the destination'),
  dst_province_name: text('Province of the destination'),
  dst_city_id: text('City code of the destination'),
  dst_city_name: text('City of the destination')
}, { additionalProperties: false, description: 'One connection the firewall saw' })
export type FlowLog = Static<typeof FlowLogSchema>
