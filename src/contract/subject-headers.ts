// The token to look at, and the caller's own authentication.
import { Type } from '@sinclair/typebox'
import { AuthHeadersSchema } from './auth-headers.ts'

export const SubjectHeadersSchema = Type.Intersect([
  AuthHeadersSchema,
  Type.Object({ 'x-subject-token': Type.Optional(Type.String({ description: 'The token to look at' })) })
])
