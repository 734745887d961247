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

const RangeSchema = Type.Object({
  min: Type.Optional(Type.Number({ description: 'At least' })),
  max: Type.Optional(Type.Number({ description: 'At most' }))
}, { ...closed, minProperties: 1, 'x-expected': 'a range such as {"min": 1, "max": 9}' })
export type Range = Static<typeof RangeSchema>
const oneOrRange = Type.Optional(Type.Union([Type.String(), Type.Number(), RangeSchema]))
const parameters = Object.entries(FlowLogQuerySchema.properties).map(([name, { type }]) =>
  [name, type === 'integer' ? oneOrRange : Type.Optional(Type.Union([Type.String(), Type.Number()]))] as const)

export const MatchSchema = Type.Object({
  project_id: text('Only requests of this project'),
  fw_instance_id: text('Only requests to this firewall'),
  page: Type.Optional(count('Only this page of a walk; a request without cursor and offset is page 1')),
  requests: Type.Optional(Type.Object({
    from: Type.Optional(count('The first request that counts')),
    to: Type.Optional(count('The last request that counts'))
  }, { ...closed, description: 'Only these, of the requests that fit all but the probability; the first is 1' })),
  query: Type.Optional(Type.Object(Object.fromEntries(parameters), { ...closed, description: 'Only requests with these parameters; a number may lie in a range' })),
  probability: Type.Optional(share('Only this share of them'))
}, { ...closed, description: 'Which requests; all, if left out' })
export type Match = Static<typeof MatchSchema>

export const statuses = { minimum: 400, maximum: 599 } as const

const RetryAfterFormatSchema = Type.Optional(StringEnum(['seconds', 'date'], { description: "Retry-After as a number of seconds, or as a date by the mock's clock; seconds, if left out" }))
export type RetryAfterFormat = Static<typeof RetryAfterFormatSchema>

export const RespondSchema = Type.Object({
  status: Type.Integer({ description: 'HTTP status; from 400 on it brings the usual body with it, and 200 needs a body', minimum: 200, maximum: statuses.maximum }),
  retry_after: Type.Optional(Type.Integer({ description: 'Retry-After, in seconds', minimum: 0, maximum: 86_400 })),
  retry_after_format: RetryAfterFormatSchema,
  error_code: Type.Optional(Type.String({
    description: "Instead of the usual code; what it begins with decides the body's shape", pattern: '^(CFW|APIGW|IAM)\\.', minLength: 5, maxLength: 36
  })),
  error_msg: Type.Optional(Type.String({ description: 'Instead of the usual message', minLength: 2, maxLength: 512 })),
  body: Type.Optional(Type.String({ description: 'This text instead of the usual body; it may be empty, and need not be JSON', maxLength: 65_536 })),
  content_type: Type.Optional(Type.String({ description: 'Of that text; text/html, if left out', pattern: '^[!-~]([ -~]*[!-~])?$', maxLength: 100 }))
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
  retry_after: Type.Optional(Type.Boolean({ description: 'Whether a 429 says when the next window begins' })),
  retry_after_format: RetryAfterFormatSchema
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

export const absences = ['null', 'missing'] as const
export type Absence = typeof absences[number]
export const NoRecordsSchema = ruleOf('no-records', { as: StringEnum(absences, { description: 'Whether records is null on the page, or is not there' }) })

export const FaultRuleSchema = Type.Union([FaultSchema, QuotaSchema, ExpireCursorSchema, DuplicateSchema, SkewSchema, NoRecordsSchema], { title: 'FaultRule' })
export type FaultRule = Static<typeof FaultRuleSchema>
