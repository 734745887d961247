// Which token is asked about. Beside it, a caller says who it is.
import { Type, type Static } from '@sinclair/typebox'
import { AuthHeadersSchema } from './auth-headers.ts'

export const SubjectHeadersSchema = Type.Object({
  ...AuthHeadersSchema.properties,
  'x-subject-token': Type.Optional(Type.String({ description: 'The token to look at' }))
})
export type SubjectHeaders = Static<typeof SubjectHeadersSchema>
