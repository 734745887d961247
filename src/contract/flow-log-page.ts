// The answer of GET /v1/{project_id}/cfw/logs/flow.
import { Type, type Static } from '@sinclair/typebox'
import { FlowLogSchema } from './flow-log.ts'

/** The most records of a page. */
export const LONGEST_PAGE = 1_024

export const FlowLogPageSchema = Type.Object({
  data: Type.Object({
    limit: Type.Integer({ description: 'Page size, as asked for', minimum: 1, maximum: LONGEST_PAGE }),
    records: Type.Array(FlowLogSchema, { description: 'The page', maxItems: LONGEST_PAGE }),
    total: Type.Integer({ description: 'How many records match the window and the filter', minimum: 0 })
  })
}, { title: 'FlowLogPage' })
export type FlowLogPage = Static<typeof FlowLogPageSchema>
