// The answer to a question for flow logs.
import { Type, type Static } from '@sinclair/typebox'
import { FlowLogSchema } from './flow-log.ts'

export const FlowLogPageSchema = Type.Object({
  data: Type.Object({
    limit: Type.Integer({ description: 'Page size, as asked for', minimum: 1, maximum: 1_024 }),
    records: Type.Array(FlowLogSchema, { description: 'The page', maxItems: 1_024 }),
    total: Type.Integer({ description: 'How many records match the window and the filter', minimum: 0 })
  })
})
export type FlowLogPage = Static<typeof FlowLogPageSchema>
