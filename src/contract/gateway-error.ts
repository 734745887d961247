// The error body of the gateway in front of the service: message first, and the id of the request.
import { Type, type Static } from '@sinclair/typebox'

export const GatewayErrorSchema = Type.Object({
  error_msg: Type.String({ description: 'What went wrong, for people' }),
  error_code: Type.String({ description: 'What went wrong; match on this' }),
  request_id: Type.String({ description: 'The same as the X-Request-Id header', pattern: '^[0-9a-f]{32}$' })
})
export type GatewayError = Static<typeof GatewayErrorSchema>
