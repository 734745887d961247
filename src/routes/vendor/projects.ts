// GET /v3/projects, in its several places. Clients look up a project's id by the name of a region with them.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { domainOf, isProjectId, projectNamed, projectWithId, regions } from '../../account/project.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import type { Named } from '../../contract/named.ts'
import { ProjectListSchema, ProjectQuerySchema, ProjectSchema } from '../../contract/project.ts'
import { NoSuchIdentityError } from '../../errors.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const headers = AuthHeadersSchema
const projectsSchema = { summary: 'Projects', querystring: ProjectQuerySchema, headers, response: { 200: ProjectListSchema } }
const userProjectsSchema = { ...projectsSchema, summary: 'Projects of a user', params: Type.Object({ user_id: Type.String({ description: 'The user', examples: ['5f9b2c1e4a7d4c0f8e6b3a2d1c0f9e8d'] }) }) }
const projectSchema = {
  operationId: 'KeystoneShowProject',
  summary: 'A project',
  params: Type.Object({ id: Type.String({ description: 'Its id; a name is none', examples: ['9d80d070b6d44942af73c9c3d38e0429'] }) }),
  headers,
  response: { 200: Type.Object({ project: ProjectSchema }), 404: errorBodies.IAM }
}

export const projects: FastifyPluginAsyncTypebox<Pick<AuthOptions, 'config'>> = async (app, { config: { seed } }) => {
  const account = domainOf(seed)

  const describe = (project: Named, baseUrl: string) => ({
    ...project, description: '', domain_id: account.id, parent_id: account.id, is_domain: false, enabled: true, links: { self: `${baseUrl}/v3/projects/${project.id}` }
  })
  const list = (name: string | undefined, baseUrl: string, self: string) => {
    const found = (name === undefined ? regions : [name]).map(name => projectNamed(seed, name))
    return { links: { self: `${baseUrl}${self}` }, projects: found.filter(project => [undefined, project.name].includes(name)).map(project => describe(project, baseUrl)) }
  }

  app.get('/v3/projects', { schema: projectsSchema }, async ({ query: { name }, baseUrl }) => list(name, baseUrl, '/v3/projects'))
  app.get('/v3/auth/projects', { schema: projectsSchema }, async ({ query: { name }, baseUrl }) => list(name, baseUrl, '/v3/auth/projects'))
  app.get('/v3/users/:user_id/projects', { schema: userProjectsSchema }, async ({ params, query: { name }, baseUrl }) => list(name, baseUrl, `/v3/users/${params.user_id}/projects`))

  app.get('/v3/projects/:id', { schema: projectSchema }, async ({ params: { id }, baseUrl }) => {
    if (!isProjectId(id)) throw new NoSuchIdentityError(`project: ${id}`)
    return { project: describe(projectWithId(seed, id), baseUrl) }
  })
}
