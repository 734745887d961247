// GET /v3/auth/domains, GET /v3/domains and GET /v3/domains/{id}: the query and the answers.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'
import { optionalText } from './optional.ts'

export const DomainQuerySchema = Type.Object({
  name: optionalText('The account under this name: any will do, it is always the same account')
})

export const DomainSchema = Type.Object({
  ...NamedSchema.properties,
  description: Type.String(),
  enabled: Type.Boolean(),
  links: LinksSchema
}, { title: 'Domain' })

export const DomainListSchema = Type.Object({ links: LinksSchema, domains: Type.Array(DomainSchema) }, { title: 'DomainList' })
