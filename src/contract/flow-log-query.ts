// The query of GET /v1/{project_id}/cfw/logs/flow.
import { Type, type Static } from '@sinclair/typebox'
import { FlowLogFilterSchema } from './flow-log-filter.ts'
import { LONGEST_PAGE } from './flow-log-page.ts'
import { optionalText } from './optional.ts'
import { Timestamp } from './timestamp.ts'

export const FlowLogQuerySchema = Type.Object({
  fw_instance_id: Type.String({ description: 'Firewall to ask', minLength: 1, examples: ['2af58b7c-893c-4453-a984-bdd9b1bd6318'] }),
  start_time: Timestamp({ description: 'Begin of the window, in ms since 1970; flows that start at it are in', examples: [1_663_555_012_000] }),
  end_time: Timestamp({ description: 'End of the window, in ms since 1970; flows that start at it are in', examples: [1_664_159_798_000] }),
  limit: Type.Integer({ description: 'Page size', minimum: 1, maximum: LONGEST_PAGE, examples: [10] }),
  log_id: optionalText('Cursor: log_id of the last record read. Empty or absent on the first page'),
  next_date: Type.Optional(Timestamp({ description: 'Cursor: start_time of the last record read, in ms since 1970. Empty or absent on the first page' })),
  offset: Type.Optional(Type.Integer({ description: 'How many matches to skip; ignored beside a cursor', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  ...FlowLogFilterSchema.properties,
  enterprise_project_id: optionalText('Accepted, and filters nothing: records do not carry it')
})
export type FlowLogQuery = Static<typeof FlowLogQuerySchema>
