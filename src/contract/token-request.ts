// The body of POST /v3/auth/tokens, as in Keystone v3.
import { Type, type Static } from '@sinclair/typebox'
import { optionalText } from './optional.ts'
import { StringEnum } from './string-enum.ts'

const reference = { id: optionalText('Its id', { minLength: 1 }), name: optionalText('Its name', { minLength: 1 }) }
const DomainSchema = Type.Object(reference, { title: 'DomainReference', description: 'An account' })

export const TokenRequestSchema = Type.Object({
  auth: Type.Object({
    identity: Type.Object({
      methods: Type.Array(StringEnum(['password', 'token']), { description: 'How the caller proves who it is', minItems: 1 }),
      password: Type.Optional(Type.Object({
        user: Type.Object({ ...reference, password: Type.String({ description: 'The password' }), domain: Type.Optional(DomainSchema) })
      })),
      token: Type.Optional(Type.Object({ id: Type.String({ description: 'A token to trade for another', minLength: 1 }) }))
    }),
    scope: Type.Optional(Type.Union([
      Type.Literal('unscoped'),
      Type.Object({
        project: Type.Optional(Type.Object({ ...reference, domain: Type.Optional(DomainSchema) })),
        domain: Type.Optional(DomainSchema)
      })
    ], { description: 'What the token is good for; without, for nothing but another token' }))
  })
}, { title: 'TokenRequest' })
export type TokenRequest = Static<typeof TokenRequestSchema>
