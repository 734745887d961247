// The query of GET and POST /v3/auth/tokens.
import { Type } from '@sinclair/typebox'

export const TokenQuerySchema = Type.Object({
  nocatalog: Type.Optional(Type.String({ description: 'Any value leaves the catalog out' }))
})
