// The answers to GET /v3/auth/domains, GET /v3/domains and GET /v3/domains/{id}.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'

export const DomainSchema = Type.Object({
  ...NamedSchema.properties,
  description: Type.String(),
  enabled: Type.Boolean(),
  links: LinksSchema
}, { title: 'Domain' })

export const DomainListSchema = Type.Object({ links: LinksSchema, domains: Type.Array(DomainSchema) }, { title: 'DomainList' })
