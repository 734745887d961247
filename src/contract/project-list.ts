// The answers to GET /v3/projects and GET /v3/projects/{id}.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'

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
