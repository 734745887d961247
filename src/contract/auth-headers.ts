// How a caller says who it is: one of the two. Checked by the gate, not by the schema.
import { Type, type Static } from '@sinclair/typebox'

export const AuthHeadersSchema = Type.Object({
  'x-auth-token': Type.Optional(Type.String({ description: 'Token, as handed out in X-Subject-Token' })),
  authorization: Type.Optional(Type.String({ description: 'AK/SK signature, SDK-HMAC-SHA256' }))
})
export type AuthHeaders = Static<typeof AuthHeadersSchema>
