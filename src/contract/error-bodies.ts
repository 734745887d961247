// The error bodies, by who sends them: the prefix of an error's code in errors.ts.
import { Type, type Static } from '@sinclair/typebox'

export const errorBodies = {
  /** The firewall service. */
  CFW: Type.Object({
    error_code: Type.String({ description: 'What went wrong; match on this', minLength: 8, maxLength: 36 }),
    error_msg: Type.String({ description: 'The same for people; wording varies', minLength: 2, maxLength: 512 })
  }, { title: 'ServiceError' }),
  /** The gateway in front of it. */
  APIGW: Type.Object({
    error_msg: Type.String({ description: 'What went wrong, for people' }),
    error_code: Type.String({ description: 'What went wrong; match on this' }),
    request_id: Type.String({ description: 'The same as the X-Request-Id header', pattern: '^[0-9a-f]{32}$' })
  }, { title: 'GatewayError' }),
  /** The identity service. */
  IAM: Type.Object({
    error: Type.Object({
      code: Type.Integer({ description: 'The HTTP status' }),
      message: Type.String({ description: 'What went wrong' }),
      title: Type.String({ description: "The HTTP status' name" })
    })
  }, { title: 'IdentityError' }),
  /** The mock's own control surface. */
  ADMIN: Type.Object({
    error: Type.String({ description: 'What went wrong, in a sentence' }),
    field: Type.Optional(Type.String({ description: 'Where in what was sent, such as faults[0].times' }))
  }, { title: 'AdminError' })
} as const

export type ErrorBodies = { readonly [Sender in keyof typeof errorBodies]: Static<typeof errorBodies[Sender]> }
