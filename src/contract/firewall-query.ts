// Which firewalls a client looks for: the query of GET /v1/{project_id}/firewall/exist, and a body.
import { Type } from '@sinclair/typebox'
import { optionalText } from './optional.ts'

export const FirewallQuerySchema = Type.Object({
  service_type: Type.Integer({ description: '0: protection against the internet, which is all there is', minimum: 0, maximum: 1, examples: [0] }),
  offset: Type.Integer({ description: 'How many firewalls to skip', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [0] }),
  limit: Type.Integer({ description: 'Page size', minimum: 1, maximum: 1_024, examples: [10] }),
  fw_instance_id: optionalText('Only this firewall; without it, the first one only'),
  name: optionalText('Only firewalls of this name'),
  enterprise_project_id: optionalText('Only firewalls of this enterprise project; 0 is the default one, all_granted_eps is every one')
})

/** The body of POST /v1/{project_id}/firewalls/list. */
export const FirewallSearchSchema = Type.Object({
  ...Type.Pick(FirewallQuerySchema, ['limit', 'offset', 'enterprise_project_id']).properties,
  key_word: optionalText('Only firewalls of this id, or with this in their name')
}, { title: 'FirewallSearch' })
