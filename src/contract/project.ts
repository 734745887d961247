// GET /v3/projects, in its several places, and GET /v3/projects/{id}: the query and the answers.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'
import { optionalText } from './optional.ts'

export const ProjectQuerySchema = Type.Object({
  name: optionalText('A region, or a project in it: its one project. Any name will do')
})

export const ProjectSchema = Type.Object({
  ...NamedSchema.properties,
  description: Type.String(),
  domain_id: Type.String({ description: 'The account it belongs to' }),
  parent_id: Type.String({ description: 'The same' }),
  is_domain: Type.Boolean(),
  enabled: Type.Boolean(),
  links: LinksSchema
}, { title: 'Project' })

export const ProjectListSchema = Type.Object({ links: LinksSchema, projects: Type.Array(ProjectSchema) }, { title: 'ProjectList' })
