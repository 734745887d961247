// The firewall service's own error body.
import { Type, type Static } from '@sinclair/typebox'

export const ServiceErrorSchema = Type.Object({
  error_code: Type.String({ description: 'What went wrong; match on this', minLength: 8, maxLength: 36 }),
  error_msg: Type.String({ description: 'The same for people; wording varies', minLength: 2, maxLength: 512 })
})
export type ServiceError = Static<typeof ServiceErrorSchema>
