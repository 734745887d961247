// The answer of GET /v1/{project_id}/firewall/exist.
import { Type } from '@sinclair/typebox'
import { FirewallSchema } from './firewall.ts'

export const FirewallPageSchema = Type.Object({
  data: Type.Object({
    limit: Type.Integer({ description: 'Page size, as asked for' }),
    offset: Type.Integer({ description: 'How many were skipped, as asked for' }),
    total: Type.Integer({ description: 'How many firewalls match', minimum: 0 }),
    records: Type.Array(FirewallSchema, { description: 'The page' })
  })
}, { title: 'FirewallPage' })
