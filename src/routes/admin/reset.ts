// POST /__admin/reset: sets clock, faults and journal back to the start.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TenantQuerySchema } from '../../contract/tenant-query.ts'
import type { State } from '../../state.ts'

export const reset: FastifyPluginAsyncTypebox<{ readonly state: State }> = async (app, { state }) => {
  app.post('/reset', {
    schema: {
      summary: 'Clock, faults and journal as at the start; with a project, only its faults and its part of the journal',
      querystring: TenantQuerySchema,
      response: { 204: Type.Null() }
    }
  }, async ({ query }, reply) => {
    await state.journal.assignWalkStepsInTurns() // otherwise the reset would, all at once
    state.reset(query.project_id)
    reply.code(204)
  })
}
