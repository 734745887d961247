// The claims of a token. The mock stores no tokens: every process with the seed can read them.
import { Type, type Static } from '@sinclair/typebox'
import { NamedSchema } from '../contract/named.ts'

export const ClaimsSchema = Type.Object({
  iat: Type.Integer({ description: 'Issued at, in s since 1970' }),
  exp: Type.Integer({ description: 'Good until, in s since 1970' }),
  methods: Type.Array(Type.String()),
  user: NamedSchema,
  account: NamedSchema,
  project: Type.Optional(NamedSchema),
  domain: Type.Optional(NamedSchema)
})
export type Claims = Static<typeof ClaimsSchema>
