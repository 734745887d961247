// One record. This is the order of the columns of a CSV file; the JSON of a computed record has the order of universe/stream.ts.
// Few fields are required: real records come without an application, a host or a place, and own records may do so too.
import { Type, type Static } from '@sinclair/typebox'
import { optionalPort, optionalText } from './optional.ts'
import { StringEnum } from './string-enum.ts'
import { Timestamp } from './timestamp.ts'

export const FlowLogSchema = Type.Object({
  log_id: Type.String({ description: 'Names this record; the last one of a page is the cursor to the next', minLength: 1 }),
  start_time: Timestamp({ description: 'When the flow began, in ms since 1970' }),
  end_time: Timestamp({ description: 'When the flow ended, in ms since 1970' }),
  bytes: Type.Optional(Type.Number({ description: 'Bytes carried in both directions; may have a fraction', minimum: 0 })),
  packets: Type.Optional(Type.Integer({ description: 'Packets carried in both directions', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  src_ip: optionalText('Address that opened the flow'),
  src_port: optionalPort('Port on the side that opened the flow'),
  dst_ip: optionalText('Address the flow went to'),
  dst_port: optionalPort('Port the flow went to'),
  protocol: optionalText('Transport protocol, such as TCP'),
  app: optionalText('Application the firewall recognised, such as HTTPS'),
  direction: Type.Optional(StringEnum(['out2in', 'in2out'], { description: 'Whether the flow came in or went out' })),
  dst_host: optionalText('Host name the flow asked for'),
  src_region_id: optionalText('Country code of the source'),
  src_region_name: optionalText('Country of the source'),
  src_province_id: optionalText('Province code of the source'),
  src_province_name: optionalText('Province of the source'),
  src_city_id: optionalText('City code of the source'),
  src_city_name: optionalText('City of the source'),
  dst_region_id: optionalText('Country code of the destination'),
  dst_region_name: optionalText('Country of the destination'),
  dst_province_id: optionalText('Province code of the destination'),
  dst_province_name: optionalText('Province of the destination'),
  dst_city_id: optionalText('City code of the destination'),
  dst_city_name: optionalText('City of the destination')
}, { title: 'FlowLog', additionalProperties: false, description: 'One connection the firewall saw' })
export type FlowLog = Static<typeof FlowLogSchema>
