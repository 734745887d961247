// The question, as it stands in the query string.
import { Type, type Static } from '@sinclair/typebox'
import { LONGEST_PAGE } from './flow-log-page.ts'
import { StringEnum } from './string-enum.ts'
import { Timestamp } from './timestamp.ts'

const text = (description: string) => Type.Optional(Type.String({ description }))
const port = (description: string) => Type.Optional(Type.Integer({ description, minimum: 0, maximum: 65_535 }))

export const FlowLogQuerySchema = Type.Object({
  fw_instance_id: Type.String({ description: 'Firewall to ask', minLength: 1, examples: ['2af58b7c-893c-4453-a984-bdd9b1bd6318'] }),
  start_time: Timestamp({ description: 'Begin of the window, in ms since 1970; flows that start at it are in', examples: [1_663_555_012_000] }),
  end_time: Timestamp({ description: 'End of the window, in ms since 1970; flows that start at it are in', examples: [1_664_159_798_000] }),
  limit: Type.Integer({ description: 'Page size', minimum: 1, maximum: LONGEST_PAGE, examples: [10] }),
  log_id: text('Cursor: log_id of the last record read. Empty or absent on the first page'),
  next_date: Type.Optional(Timestamp({ description: 'Cursor: start_time of the last record read, in ms since 1970. Empty or absent on the first page' })),
  offset: Type.Optional(Type.Integer({ description: 'How many matches to skip; ignored beside a cursor', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  direction: Type.Optional(StringEnum(['in2out', 'out2in'], { description: 'Only flows that went out, or came in' })),
  log_type: Type.Optional(StringEnum(['internet', 'vpc', 'nat'], { description: 'Only flows across this border' })),
  src_ip: text('Only flows opened by this address'),
  src_port: port('Only flows opened from this port'),
  dst_ip: text('Only flows to this address'),
  dst_port: port('Only flows to this port'),
  protocol: text('Only flows of this transport protocol: TCP or 6, in any case'),
  app: text('Only flows of this application'),
  dst_host: text('Only flows to this host name'),
  src_region_name: text('Only flows from this country'),
  dst_region_name: text('Only flows to this country'),
  src_province_name: text('Only flows from this province'),
  dst_province_name: text('Only flows to this province'),
  src_city_name: text('Only flows from this city'),
  dst_city_name: text('Only flows to this city'),
  enterprise_project_id: text('Accepted, and filters nothing: records do not carry it')
})
export type FlowLogQuery = Static<typeof FlowLogQuerySchema>
