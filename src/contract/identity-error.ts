// The error body of the identity service.
import { Type, type Static } from '@sinclair/typebox'

export const IdentityErrorSchema = Type.Object({
  error: Type.Object({
    code: Type.Integer({ description: 'The HTTP status' }),
    message: Type.String({ description: 'What went wrong' }),
    title: Type.String({ description: "The HTTP status' name" })
  })
})
export type IdentityError = Static<typeof IdentityErrorSchema>
