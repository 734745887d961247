// The query of GET /v3/auth/domains and GET /v3/domains.
import { Type } from '@sinclair/typebox'
import { optionalText } from './optional.ts'

export const DomainQuerySchema = Type.Object({
  name: optionalText('The account under this name: any will do, it is always the same account')
})
