// What a verdict may be asked for: by the query of /__admin/verdict, and by the members of a mock.
import { Type, type Static } from '@sinclair/typebox'
import { SettingSchema } from '../config/setting-schema.ts'
import { instant } from '../config/value-type.ts'
import { FlowLogFilterSchema } from '../contract/flow-log-filter.ts'

const time = (description: string) => Type.Optional(SettingSchema(instant, { description: `${description}, ISO 8601 or ms since 1970` }))

export const VerdictQuerySchema = Type.Object({
  project_id: Type.Optional(Type.String({ description: 'Whose reads; may be left out while only one project and firewall was asked' })),
  fw_instance_id: Type.Optional(Type.String({ description: 'Of which firewall; the same holds' })),
  start_time: time('Which records were to be read: those that start at this time or later; what was asked for, if left out'),
  end_time: time('Or earlier, this time included'),
  cut: time('And that had ended by this time; by the horizon at which the last walk that came to its end began, if left out'),
  since: time('Only requests that came at this time or later'),
  live: Type.Optional(Type.Boolean({ description: 'The client is still at work: what it has not read yet is missing, not lost' })),
  ...FlowLogFilterSchema.properties
}, { additionalProperties: false })
export type VerdictQuery = Static<typeof VerdictQuerySchema>
