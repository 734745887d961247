// The answer of POST /v1/{project_id}/firewalls/list.
import { Type } from '@sinclair/typebox'
import { FirewallPageSchema } from './firewall-page.ts'
import { FirewallSummarySchema } from './firewall.ts'

export const FirewallListSchema = Type.Object({
  user_support_eps: Type.Boolean({ description: 'Whether there are enterprise projects' }),
  has_ndr: Type.Boolean(),
  is_support_postpaid: Type.Boolean(),
  is_support_basic_version: Type.Boolean(),
  is_support_buy_professional: Type.Boolean(),
  data: Type.Object({
    ...FirewallPageSchema.properties.data.properties,
    project_id: Type.String({ description: 'Whose firewalls they are' }),
    records: Type.Array(FirewallSummarySchema, { description: 'The page' })
  })
}, { title: 'FirewallList' })
