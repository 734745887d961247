// The mock with its records as objects and JSON.stringify instead of its encoder. Plugins and search are the same.
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify from 'fastify'
import { configFrom } from '../../../src/config/config.ts'
import { FlowLogPathSchema } from '../../../src/contract/flow-log-path.ts'
import { FlowLogQuerySchema } from '../../../src/contract/flow-log-query.ts'
import { crossOrigin } from '../../../src/plugins/cross-origin.ts'
import { errorShape } from '../../../src/plugins/error-shape.ts'
import { requestId, requestIds } from '../../../src/plugins/request-id.ts'
import { validation } from '../../../src/plugins/validation.ts'
import { questionOf } from '../../../src/search/question.ts'
import { pageOf, recordsOf } from '../../../src/search/page.ts'
import { createUniverses } from '../../../src/universe/universes.ts'

const config = configFrom([])
const universeOf = createUniverses(config)

const app = Fastify({ genReqId: requestIds() }).withTypeProvider<TypeBoxTypeProvider>()
app.setSerializerCompiler(() => JSON.stringify)
app.register(requestId)
app.register(crossOrigin)
app.register(errorShape)
app.register(validation)
app.register(async routes => {
  routes.withTypeProvider<TypeBoxTypeProvider>().get('/v1/:project_id/cfw/logs/flow', {
    schema: { params: FlowLogPathSchema, querystring: FlowLogQuerySchema }
  }, async ({ params, query }) => {
    const page = pageOf(universeOf(params.project_id, query.fw_instance_id), questionOf(query, config, Date.now()))
    return { data: { limit: page.limit, records: recordsOf(page), total: page.total } }
  })
})
process.stdout.write(`listening at ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
