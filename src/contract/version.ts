// The version of the identity service. Keystone clients read it before they sign in.
import { Type, type Static } from '@sinclair/typebox'

export const VersionSchema = Type.Object({
  'media-types': Type.Array(Type.Object({ type: Type.String(), base: Type.String() })),
  links: Type.Array(Type.Object({ rel: Type.String(), href: Type.String() })),
  id: Type.String({ description: 'The version' }),
  updated: Type.String({ description: 'Since when it is this one' }),
  status: Type.String({ description: 'Whether it can be relied on' })
}, { title: 'Version' })
export type Version = Static<typeof VersionSchema>
