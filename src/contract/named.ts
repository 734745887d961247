// A reference to a thing of the identity service.
import { Type, type Static } from '@sinclair/typebox'

export const NamedSchema = Type.Object({
  id: Type.String({ description: 'Its id' }),
  name: Type.String({ description: 'Its name' })
}, { title: 'Named' })
export type Named = Static<typeof NamedSchema>
