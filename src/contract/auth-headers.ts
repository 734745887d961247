// How a caller authenticates: with a token or with a signature.
import { Type } from '@sinclair/typebox'

/** The header Authorization of an AK/SK signature, in its two forms. */
export const SIGNATURE = /^SDK-HMAC-SHA256 (?:Access=(?<access>[^\s,]+)|Credential=(?<credential>[^\s,/]+)\/(?<scope>\d{8}\/[^\s,/]*\/[^\s,/]*\/sdk_request)), ?SignedHeaders=(?<names>[^\s,]+), ?Signature=(?<hex>[0-9a-f]{64})$/

export const AuthHeadersSchema = Type.Union([
  Type.Object({ 'x-auth-token': Type.String({ description: 'Token, as handed out in X-Subject-Token', minLength: 1 }) }),
  Type.Object({ authorization: Type.String({ description: 'AK/SK signature, SDK-HMAC-SHA256', pattern: SIGNATURE.source }) })
])
