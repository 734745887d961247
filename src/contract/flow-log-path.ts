// The project is the tenant.
import { Type, type Static } from '@sinclair/typebox'

export const FlowLogPathSchema = Type.Object({
  project_id: Type.String({ description: 'Project whose firewall is asked', minLength: 1 })
})
export type FlowLogPath = Static<typeof FlowLogPathSchema>
