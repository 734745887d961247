// The parameters of the query that filter. What each compares is a row of RULES in search/filter.ts: the compiler asks for it.
import { Type, type Static } from '@sinclair/typebox'
import { optionalPort, optionalText } from './optional.ts'
import { StringEnum } from './string-enum.ts'

export const FlowLogFilterSchema = Type.Object({
  direction: Type.Optional(StringEnum(['in2out', 'out2in'], { description: 'Only flows that went out, or came in' })),
  log_type: Type.Optional(StringEnum(['internet', 'vpc', 'nat'], { description: 'Only flows across this border' })),
  src_ip: optionalText('Only flows opened by this address'),
  src_port: optionalPort('Only flows opened from this port'),
  dst_ip: optionalText('Only flows to this address'),
  dst_port: optionalPort('Only flows to this port'),
  protocol: optionalText('Only flows of this transport protocol: TCP or 6, in any case; ANY or -1 is any'),
  app: optionalText('Only flows of this application'),
  dst_host: optionalText('Only flows to this host name'),
  src_region_name: optionalText('Only flows from this country'),
  dst_region_name: optionalText('Only flows to this country'),
  src_province_name: optionalText('Only flows from this province'),
  dst_province_name: optionalText('Only flows to this province'),
  src_city_name: optionalText('Only flows from this city'),
  dst_city_name: optionalText('Only flows to this city')
})
export type FlowLogFilter = Static<typeof FlowLogFilterSchema>
