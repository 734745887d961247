// GET /v3/projects, /v3/auth/domains and /v3/regions. Clients look up a project's id by the name of a region with them.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { domainOf, projectNamed, regions } from '../../account/project.ts'
import type { Config } from '../../config/config.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { DomainListSchema } from '../../contract/domain-list.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { ProjectListSchema } from '../../contract/project-list.ts'
import { ProjectQuerySchema } from '../../contract/project-query.ts'
import { RegionListSchema } from '../../contract/region-list.ts'

const headers = AuthHeadersSchema
const projectsSchema = { summary: 'Projects', querystring: ProjectQuerySchema, headers, response: { 200: ProjectListSchema, 401: errorBodies.APIGW } }
const domainsSchema = { summary: 'The account of the caller', headers, response: { 200: DomainListSchema, 401: errorBodies.APIGW } }
const regionsSchema = { summary: 'Regions', headers, response: { 200: RegionListSchema, 401: errorBodies.APIGW } }

export const projects: FastifyPluginAsyncTypebox<Pick<Config, 'seed'>> = async (app, { seed }) => {
  const account = domainOf(seed)

  app.get('/v3/projects', { schema: projectsSchema }, async ({ query: { name }, protocol, host }) => {
    const self = `${protocol}://${host}/v3/projects`
    const found = (name === undefined ? regions : [name]).map(name => projectNamed(seed, name))
    return {
      links: { self },
      projects: found.map(project => ({
        ...project, description: '', domain_id: account.id, parent_id: account.id, is_domain: false, enabled: true, links: { self: `${self}/${project.id}` }
      }))
    }
  })

  app.get('/v3/auth/domains', { schema: domainsSchema }, async ({ protocol, host }) => {
    const origin = `${protocol}://${host}/v3`
    return {
      links: { self: `${origin}/auth/domains` },
      domains: [{ ...account, description: '', enabled: true, links: { self: `${origin}/domains/${account.id}` } }]
    }
  })

  app.get('/v3/regions', { schema: regionsSchema }, async ({ protocol, host }) => {
    const self = `${protocol}://${host}/v3/regions`
    return {
      links: { self },
      regions: regions.map(id => ({ id, type: 'public', description: '', parent_region_id: null, links: { self: `${self}/${id}` } }))
    }
  })
}
