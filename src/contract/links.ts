// The URL of a list or a thing of the identity service.
import { Type } from '@sinclair/typebox'

export const LinksSchema = Type.Object({
  self: Type.String({ description: 'Its own address' })
}, { title: 'Links' })
