// The body of POST /v1/{project_id}/firewalls/list.
import { Type } from '@sinclair/typebox'
import { FirewallQuerySchema } from './firewall-query.ts'

const { limit, offset, enterprise_project_id: enterpriseProjectId } = FirewallQuerySchema.properties

export const FirewallSearchSchema = Type.Object({
  limit,
  offset,
  enterprise_project_id: enterpriseProjectId,
  key_word: Type.Optional(Type.String({ description: 'Only firewalls of this id, or with this in their name' }))
})
