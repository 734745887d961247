// The URL of a list or a thing of the identity service.
import { Type, type Static } from '@sinclair/typebox'

export const LinksSchema = Type.Object({
  self: Type.String({ description: 'Its own address' })
})
export type Links = Static<typeof LinksSchema>
