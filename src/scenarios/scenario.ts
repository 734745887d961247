// A scenario: an attack that is planted in the traffic, as a file describes it.
import { Type, type Static } from '@sinclair/typebox'
import { SettingSchema } from '../config/setting-schema.ts'
import { duration } from '../config/value-type.ts'
import { StringEnum } from '../contract/string-enum.ts'
import { MOST_PLANTED } from '../universe/planted-records.ts'
import { moment } from './moment.ts'
import { roles } from './roles.ts'

const closed = { additionalProperties: false }
const range = (description: string, minimum: number, maximum: number) =>
  Type.Array(Type.Integer({ minimum, maximum }), { description: `${description}, from and to`, minItems: 2, maxItems: 2 })
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const port = '\\d{1,5}(-\\d{1,5})?'

export const HostsSchema = Type.Object({
  role: Type.Optional(StringEnum(roles, { description: "Which of the world's hosts" })),
  hosts: Type.Optional(Type.Integer({ description: 'How many of them; 1 if left out, and no more than there are', minimum: 1, maximum: 65_536 })),
  addresses: Type.Optional(Type.Array(Type.String({ pattern: `^(${octet}\\.){3}${octet}$` }), { description: 'Or these IPv4 addresses', minItems: 1, maxItems: 65_536, uniqueItems: true }))
}, closed)
export type Hosts = Static<typeof HostsSchema>

export const SessionSchema = Type.Object({
  packets: range('Packets', 1, 1_000_000_000),
  packet_bytes: range('Bytes of a packet, on average', 40, 1_500),
  duration: Type.Array(SettingSchema(duration), { description: 'How long it lasts, from and to', minItems: 2, maxItems: 2 })
}, { ...closed, description: 'How long each lasts and how much it carries' })
export type Session = Static<typeof SessionSchema>

export const ScenarioSchema = Type.Object({
  id: Type.String({ description: 'The label of its records', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 64 }),
  description: Type.String({ description: 'What it looks like, in a sentence', minLength: 1, maxLength: 1_000 }),
  kind: StringEnum(['steady', 'spreading'], { description: 'steady: sessions evenly in time, to every host and port in turn. spreading: from host to host, twice as many in each round' }),
  project_id: Type.Optional(Type.String({ description: 'Only in the worlds of this project', minLength: 1, maxLength: 1_000 })),
  fw_instance_id: Type.Optional(Type.String({ description: 'Only in the worlds of this firewall', minLength: 1, maxLength: 1_000 })),
  start: SettingSchema(moment, { description: 'When its first session starts' }),
  lasts: SettingSchema(duration, { description: 'From its first session to its last' }),
  count: Type.Optional(Type.Integer({ description: 'How many sessions; one to each host and port, if left out', minimum: 1, maximum: MOST_PLANTED })),
  jitter: Type.Optional(Type.Number({ description: 'How late a session may start, as a part of the interval; 0 if left out', minimum: 0, maximum: 1 })),
  from: HostsSchema,
  to: HostsSchema,
  protocol: StringEnum(['TCP', 'UDP']),
  ports: Type.String({ description: 'Ports at the servers, such as 22,3389 or 1-1000', pattern: `^${port}(,${port})*$`, maxLength: 200 }),
  session: SessionSchema,
  last: Type.Optional(Type.Composite([SessionSchema], { ...closed, description: 'The last of them, where it differs' }))
}, { ...closed, title: 'Scenario' })
export type Scenario = Static<typeof ScenarioSchema>
