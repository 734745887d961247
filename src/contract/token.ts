// GET and POST /v3/auth/tokens: the query, and the token document, which is what a token contains, for clients that cannot read the token. Its catalog has a route of its own.
import { Type, type Static } from '@sinclair/typebox'
import { LinksSchema } from './links.ts'
import { NamedSchema } from './named.ts'
import { optionalText } from './optional.ts'

export const TokenQuerySchema = Type.Object({
  nocatalog: optionalText('Any value leaves the catalog out')
})

const InDomainSchema = Type.Object({ domain: NamedSchema, ...NamedSchema.properties })

const ServiceSchema = Type.Object({
  endpoints: Type.Array(Type.Object({
    id: Type.String({ description: 'Its id' }),
    interface: Type.String({ description: 'Who it is for' }),
    region: Type.String({ description: 'Where it is' }),
    region_id: Type.String({ description: 'Where it is' }),
    url: Type.String({ description: 'Where to call it' })
  })),
  ...NamedSchema.properties,
  type: Type.String({ description: 'What clients look it up by' })
}, { title: 'Service' })
export type Service = Static<typeof ServiceSchema>

const services = Type.Array(ServiceSchema, { description: 'Every service, and where it is: here' })

/** The answer to GET /v3/auth/catalog. */
export const CatalogSchema = Type.Object({ catalog: services, links: LinksSchema })

export const TokenSchema = Type.Object({
  token: Type.Object({
    catalog: Type.Optional(services),
    domain: Type.Optional(NamedSchema),
    expires_at: Type.String({ description: 'Until when it is good' }),
    issued_at: Type.String({ description: 'Since when it is good' }),
    methods: Type.Array(Type.String(), { description: 'How its owner signed in' }),
    project: Type.Optional(InDomainSchema),
    roles: Type.Array(NamedSchema, { description: 'What its owner may do' }),
    user: InDomainSchema
  })
}, { title: 'Token' })
export type Token = Static<typeof TokenSchema>
