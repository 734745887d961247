// The answer to GET /v3/auth/catalog.
import { Type } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { ServiceSchema } from './token.ts'

export const CatalogSchema = Type.Object({
  catalog: Type.Array(ServiceSchema, { description: 'Every service, and where it is: here' }),
  links: LinksSchema
})
