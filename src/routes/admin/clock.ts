// /__admin/clock: reads and sets the mock's clock.
import { Type, type FastifyPluginAsyncTypebox, type Static } from '@fastify/type-provider-typebox'
import type { Clock } from '../../clock.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { SettingSchema } from '../../config/setting-schema.ts'
import { clockInstant, duration } from '../../config/value-type.ts'

const closed = { additionalProperties: false }

const ChangeSchema = Type.Union([
  Type.Object({ action: Type.Literal('freeze'), instant: Type.Optional(SettingSchema(clockInstant, { description: 'Where to stand; where it is, if left out' })) }, closed),
  Type.Object({ action: Type.Literal('advance'), duration: SettingSchema(duration, { description: 'How far' }) }, closed),
  Type.Object({ action: Type.Literal('resume') }, closed),
  Type.Object({ action: Type.Literal('reset') }, closed)
])
type Change = Static<typeof ChangeSchema>

const ClockSchema = Type.Object({
  now: Type.String({ description: 'The time', format: 'date-time' }),
  ms: Type.Integer({ description: 'The same, in ms since 1970' }),
  frozen: Type.Boolean({ description: 'Whether it stands still' })
}, { title: 'Clock' })
type ClockView = Static<typeof ClockSchema>

export const clock: FastifyPluginAsyncTypebox<{ readonly clock: Clock }> = async (app, { clock }) => {
  app.get('/clock', { schema: { summary: 'The time', response: { 200: ClockSchema } } }, async () => viewOf(clock))

  app.put('/clock', { schema: { summary: 'Another time', body: ChangeSchema, response: { 200: ClockSchema, 400: errorBodies.ADMIN } } }, async ({ body }) => {
    apply(body, clock)
    return viewOf(clock)
  })
}

function apply (change: Change, clock: Clock): void {
  switch (change.action) {
    case 'freeze': return clock.freeze(change.instant)
    case 'advance': return clock.advance(change.duration)
    case 'resume': return clock.resume()
    case 'reset': return clock.reset()
  }
}

function viewOf (clock: Clock): ClockView {
  const ms = clock.now()
  return { now: new Date(ms).toISOString(), ms, frozen: clock.frozen() }
}
