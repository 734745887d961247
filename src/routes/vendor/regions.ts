// GET /v3/regions and GET /v3/regions/{id}.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { regions as ids } from '../../account/project.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { RegionListSchema, RegionSchema } from '../../contract/region.ts'
import { NoSuchIdentityError } from '../../errors.ts'

const headers = AuthHeadersSchema
const listSchema = { operationId: 'KeystoneListRegions', summary: 'Regions', headers, response: { 200: RegionListSchema } }
const regionSchema = {
  operationId: 'KeystoneShowRegion',
  summary: 'A region',
  params: Type.Object({ region_id: Type.String({ description: 'Its id, which is its name', examples: ['eu-de'] }) }),
  headers,
  response: { 200: Type.Object({ region: RegionSchema }), 404: errorBodies.IAM }
}

export const regions: FastifyPluginAsyncTypebox = async app => {
  app.get('/v3/regions', { schema: listSchema }, async ({ baseUrl }) => ({
    links: { self: `${baseUrl}/v3/regions` },
    regions: ids.map(id => describe(id, baseUrl))
  }))

  app.get('/v3/regions/:region_id', { schema: regionSchema }, async ({ params, baseUrl }) => {
    const id = ids.find(id => id === params.region_id)
    if (id === undefined) throw new NoSuchIdentityError(`region: ${params.region_id}`)
    return { region: describe(id, baseUrl) }
  })
}

function describe (id: string, baseUrl: string) {
  return { id, type: 'public', description: '', parent_region_id: null, links: { self: `${baseUrl}/v3/regions/${id}` } }
}
