// The error body of the mock's own control surface.
import { Type, type Static } from '@sinclair/typebox'

export const AdminErrorSchema = Type.Object({
  error: Type.String({ description: 'What went wrong, in a sentence' }),
  field: Type.Optional(Type.String({ description: 'Where in what was sent, such as faults[0].times' }))
})
export type AdminError = Static<typeof AdminErrorSchema>
