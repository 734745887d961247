// The answer to GET /v3/auth/domains.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'

export const DomainListSchema = Type.Object({
  links: LinksSchema,
  domains: Type.Array(Type.Object({
    ...NamedSchema.properties,
    description: Type.String(),
    enabled: Type.Boolean(),
    links: LinksSchema
  }))
}, { title: 'DomainList' })
