// A fault rule on the wire: what goes wrong, for which requests, how often.
import { Type, type Static, type TProperties } from '@sinclair/typebox'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { StringEnum } from '../contract/string-enum.ts'
import { SettingSchema } from '../config/setting-schema.ts'
import { duration } from '../config/value-type.ts'
import { DelaySchema } from './delay.ts'

const closed = { additionalProperties: false }
const count = (description: string) => Type.Integer({ description, minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const text = (description: string) => Type.Optional(Type.String({ description, minLength: 1 }))
const share = (description: string) => Type.Number({ description, minimum: 0, maximum: 1 })
const parameters = Object.keys(FlowLogQuerySchema.properties).map(name => [name, Type.Optional(Type.Union([Type.String(), Type.Number()]))] as const)

export const MatchSchema = Type.Object({
  project_id: text('Only requests of this project'),
  fw_instance_id: text('Only requests to this firewall'),
  page: Type.Optional(count('Only this page of a walk; a request without cursor and offset is page 1')),
  requests: Type.Optional(Type.Object({
    from: Type.Optional(count('The first request that counts')),
    to: Type.Optional(count('The last request that counts'))
  }, { ...closed, description: 'Only these, of the requests that fit all but the probability; the first is 1' })),
  query: Type.Optional(Type.Object(Object.fromEntries(parameters), { ...closed, description: 'Only requests with these parameters' })),
  probability: Type.Optional(share('Only this share of them'))
}, { ...closed, description: 'Which requests; all, if left out' })
export type Match = Static<typeof MatchSchema>

export const statuses = { minimum: 400, maximum: 599 } as const

export const RespondSchema = Type.Object({
  status: Type.Integer({ description: 'HTTP status; brings the usual body with it', ...statuses }),
  retry_after: Type.Optional(Type.Integer({ description: 'Retry-After, in seconds', minimum: 0, maximum: 86_400 })),
  error_code: Type.Optional(Type.String({
    description: "Instead of the usual code; what it begins with decides the body's shape", pattern: '^(CFW|APIGW|IAM)\\.', minLength: 5, maxLength: 36
  })),
  error_msg: Type.Optional(Type.String({ description: 'Instead of the usual message', minLength: 2, maxLength: 512 }))
}, closed)
export type Respond = Static<typeof RespondSchema>

export const wires = ['reset', 'empty', 'truncate', 'garbage', 'dribble', 'hang'] as const
export const WireSchema = StringEnum(wires, { description: 'What happens to the connection' })
export type Wire = Static<typeof WireSchema>

const common = {
  name: Type.Optional(Type.String({ description: 'Stands in X-Cfw-Mock-Fault and in the journal', pattern: '^[!-~]([ -~]*[!-~])?$', maxLength: 100 })),
  match: Type.Optional(MatchSchema),
  times: Type.Optional(count('How often at most'))
}
const ruleOf = <Kind extends string, Properties extends TProperties>(kind: Kind, properties: Properties) =>
  Type.Object({ kind: Type.Literal(kind), ...common, ...properties }, closed)

export const FaultSchema = Type.Object({
  kind: Type.Optional(Type.Literal('fault')),
  ...common,
  delay: Type.Optional(DelaySchema),
  respond: Type.Optional(RespondSchema),
  wire: Type.Optional(WireSchema)
}, { ...closed, description: 'An answer that is late, wrong or broken' })
export type Fault = Static<typeof FaultSchema>

export const QuotaSchema = ruleOf('quota', {
  limit: count('Requests of each project in a window; any more are 429'),
  window: SettingSchema(duration, { description: "A window's length, on the mock's clock; windows are counted from 1970" }),
  retry_after: Type.Optional(Type.Boolean({ description: 'Whether a 429 says when the next window begins' }))
})
export type Quota = Static<typeof QuotaSchema>

export const ExpireCursorSchema = ruleOf('expire-cursor', { after: count('A walk loses its cursor after this many pages, once; it must begin again') })
export type ExpireCursor = Static<typeof ExpireCursorSchema>

export const DuplicateSchema = ruleOf('duplicate', { share: share('Of the records, served twice') })
export type Duplicate = Static<typeof DuplicateSchema>

export const SkewSchema = ruleOf('skew', {
  share: share('Of the records, with times that cannot be'),
  by: Type.Optional(SettingSchema(duration, { description: 'How far off; an hour if left out' })),
  towards: Type.Optional(StringEnum(['past', 'future'], { description: 'Ends before it starts, or stamps in the future; both, if left out' }))
})
export type Skew = Static<typeof SkewSchema>

export const FaultRuleSchema = Type.Union([FaultSchema, QuotaSchema, ExpireCursorSchema, DuplicateSchema, SkewSchema], { title: 'FaultRule' })
export type FaultRule = Static<typeof FaultRuleSchema>
