// A firewall, as far as a client needs it to look up the id, and the two answers that have firewalls.
import { Type, type Static } from '@sinclair/typebox'

const count = (description: string) => Type.Integer({ description, minimum: 0 })

const FlavorSchema = Type.Object({
  version: Type.Integer({ description: 'Edition: 0 standard, 1 professional' }),
  eip_count: count('Public addresses it may protect'),
  vpc_count: count('Networks it may protect'),
  bandwidth: count('What it may carry, in Mbit/s'),
  log_storage: count('Storage for logs, in bytes'),
  default_eip_count: count('Public addresses of its edition'),
  default_vpc_count: count('Networks of its edition'),
  default_bandwidth: count('Bandwidth of its edition, in Mbit/s'),
  default_log_storage: count('Storage for logs of its edition, in bytes')
}, { title: 'Flavor' })

const ProtectObjectSchema = Type.Object({
  object_id: Type.String({ description: 'What rules and address groups refer to' }),
  object_name: Type.String({ description: 'Its name' }),
  type: Type.Integer({ description: '0: the border to the internet, 1: the borders between networks' })
}, { title: 'ProtectObject' })

const ResourceSchema = Type.Object({
  cloud_service_type: Type.String({ description: 'The service' }),
  resource_type: Type.String({ description: 'The kind of thing' }),
  resource_spec_code: Type.String({ description: 'Its edition: cfw.standard or cfw.professional' }),
  resource_id: Type.String({ description: 'The firewall' })
})

const FirewallSummarySchema = Type.Object({
  fw_instance_id: Type.String({ description: 'What flow logs are asked for by' }),
  resource_id: Type.String({ description: 'The same' }),
  name: Type.String({ description: 'Its name within the service' }),
  fw_instance_name: Type.String({ description: 'Its name for people' }),
  enterprise_project_id: Type.String({ description: 'Enterprise project it belongs to' }),
  tags: Type.String({ description: 'Its tags, as the text of a JSON object' }),
  ha_type: Type.Integer({ description: '0: one engine, 1: two' }),
  charge_mode: Type.Integer({ description: '0: by the year or month, 1: by use' }),
  service_type: Type.Integer({ description: '0: protection against the internet' }),
  engine_type: Type.Integer({ description: 'Engine' }),
  flavor: FlavorSchema,
  status: Type.Integer({ description: '2: running' })
}, { title: 'FirewallSummary' })
export type FirewallSummary = Static<typeof FirewallSummarySchema>

const FirewallSchema = Type.Object({
  ...FirewallSummarySchema.properties,
  protect_objects: Type.Array(ProtectObjectSchema, { description: 'What it protects' }),
  support_ipv6: Type.Boolean({ description: 'Whether it filters IPv6' }),
  is_old_firewall_instance: Type.Boolean(),
  is_available_obs: Type.Boolean(),
  is_support_threat_tags: Type.Boolean(),
  support_url_filtering: Type.Boolean(),
  feature_toggle: Type.Record(Type.String(), Type.Boolean(), { description: 'What it can do' }),
  resources: Type.Array(ResourceSchema, { description: 'What was bought' })
}, { title: 'Firewall' })
export type Firewall = Static<typeof FirewallSchema>

/** The answer of GET /v1/{project_id}/firewall/exist. */
export const FirewallPageSchema = Type.Object({
  data: Type.Object({
    limit: Type.Integer({ description: 'Page size, as asked for' }),
    offset: Type.Integer({ description: 'How many were skipped, as asked for' }),
    total: Type.Integer({ description: 'How many firewalls match', minimum: 0 }),
    records: Type.Array(FirewallSchema, { description: 'The page' })
  })
}, { title: 'FirewallPage' })

/** The answer of POST /v1/{project_id}/firewalls/list. */
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
