// The verdict as it is answered.
import { Type, type Static } from '@sinclair/typebox'
import { StoredSchema } from './stored-schema.ts'

const count = (description: string) => Type.Integer({ description, minimum: 0 })
const time = (description: string) => Type.Integer({ description: `${description}, in ms since 1970`, minimum: 0 })
const requestIds = Type.Array(Type.String(), { description: 'X-Request-Id of up to five requests that show it', maxItems: 5 })

export const VerdictSchema = Type.Object({
  schema: Type.Literal(1),
  complete: Type.Union([Type.Boolean(), Type.Null()], { description: 'Whether nothing was lost nor, where the store is known, altered or never stored; null where that cannot be known' }),
  expected: count('Records of the scope that could be seen at the cut'),
  delivered: count('Of these, how many left the mock'),
  lost: Type.Optional(count('Of these, how many did not')),
  missing: Type.Optional(count('The same, of a client that is still at work')),
  pending: count('Records of the scope that became visible after the cut and have not left the mock'),
  requests: count('Requests that were judged'),
  scope: Type.Object({ start_time: time('From'), end_time: time('To') }, { description: 'Which records were to be read: by their start, both ends in' }),
  cut: time('Which records were to be read: those visible by then'),
  latency: Type.Union([
    Type.Object({ median: Type.Number(), p99: Type.Number(), worst: Type.Number() }),
    Type.Null()
  ], { description: 'How long after it became visible a record left, in ms' }),
  causes: Type.Array(Type.Object({
    cause: Type.String({ description: 'Its name, such as arrived-late' }),
    count: count('Records'),
    explanation: Type.String(),
    examples: Type.Array(Type.Object({ log_id: Type.String(), start_time: time('Its start'), end_time: time('Its end'), visible_at: time('When it could be seen first') }), { maxItems: 5 }),
    request_ids: requestIds
  }), { description: 'Why records were lost; each loss has one cause' }),
  notes: Type.Array(Type.Object({
    note: Type.String({ description: 'Its name, such as overlap' }),
    count: count('Records or requests'),
    explanation: Type.String(),
    request_ids: requestIds
  }), { description: 'What cost requests or repeated records, and lost none' }),
  stored: Type.Optional(StoredSchema),
  dropped: count('Requests that the journal no longer holds and that may have read records: then delivered is a lower bound, lost an upper one, and no cause is named')
}, { description: 'Whether a client read everything' })
export type Verdict = Static<typeof VerdictSchema>
