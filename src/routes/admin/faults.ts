// /__admin/faults: reads and changes the fault rules in force.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Kind } from '@sinclair/typebox'
import { errorBodies } from '../../contract/error-bodies.ts'
import { TenantQuerySchema } from '../../contract/tenant-query.ts'
import { FaultRuleSchema, type FaultRule } from '../../faults/fault-rule.ts'
import type { Faults } from '../../faults/faults.ts'
import { FaultRulesSchema } from '../../faults/rules-of.ts'

const querystring = TenantQuerySchema
const response = { 200: Type.Unsafe<readonly FaultRule[]>(FaultRulesSchema), 400: errorBodies.ADMIN }
// These schemas only serve the documents. faults/rules-of.ts validates rules, since they also come from files and createMock.
const unchecked = { [Kind]: 'Unknown' }
const body = Type.Unsafe<unknown>({ ...FaultRulesSchema, ...unchecked })
const bodyOrOne = Type.Unsafe<unknown>({ anyOf: [FaultRulesSchema, FaultRuleSchema], ...unchecked })

export const faults: FastifyPluginAsyncTypebox<{ readonly faults: Faults }> = async (app, { faults }) => {
  app.get('/faults', { schema: { summary: 'The rules in force', querystring, response } }, async ({ query: { project_id: project } }) => faults.list(project))

  app.put('/faults', { schema: { summary: 'Other rules instead', querystring, body, response } }, async ({ query: { project_id: project }, body }) => {
    faults.replace(body, project)
    return faults.list(project)
  })

  app.post('/faults', { schema: { summary: 'More rules, or one more', querystring, body: bodyOrOne, response } }, async ({ query: { project_id: project }, body }) => {
    faults.append(Array.isArray(body) ? body : [body], project)
    return faults.list(project)
  })

  app.delete('/faults', { schema: { summary: 'No rules', querystring, response } }, async ({ query: { project_id: project } }) => {
    faults.clear(project)
    return faults.list(project)
  })
}
