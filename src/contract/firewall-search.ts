// The body of POST /v1/{project_id}/firewalls/list.
import { Type } from '@sinclair/typebox'
import { FirewallQuerySchema } from './firewall-query.ts'
import { optionalText } from './optional.ts'

export const FirewallSearchSchema = Type.Object({
  ...Type.Pick(FirewallQuerySchema, ['limit', 'offset', 'enterprise_project_id']).properties,
  key_word: optionalText('Only firewalls of this id, or with this in their name')
}, { title: 'FirewallSearch' })
