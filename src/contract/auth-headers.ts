// How a caller authenticates: with a token or with a signature.
import { Type } from '@sinclair/typebox'

/** The header Authorization of an AK/SK signature that can be verified: by the key itself, or by one derived from it for a scope. */
export const SIGNATURE = /^(?<algorithm>SDK-HMAC-SHA256|V11-HMAC-SHA256) (?:Access=(?<access>[^\s,]+)|Credential=(?<credential>[^\s,/]+)\/(?<scope>\d{8}\/[^\s,/]*\/[^\s,/]*(?:\/sdk_request)?)), ?SignedHeaders=(?<names>[^\s,]+), ?Signature=(?<hex>[0-9a-f]{64})$/
/** One by an algorithm that the vendor's SDKs offer and the mock does not verify. */
export const OTHER_SIGNATURE = /^(?<algorithm>SDK-HMAC-SM3|SDK-ECDSA-P256-SHA256|SDK-SM2-SM3) Access=[^\s,]+, ?SignedHeaders=[^\s,]+, ?Signature=[\w+/=-]{64,}$/

const signedBy = ({ source }: RegExp, description: string) => Type.Object({ authorization: Type.String({ description, pattern: source }) })

export const AuthHeadersSchema = Type.Union([
  Type.Object({ 'x-auth-token': Type.String({ description: 'Token, as handed out in X-Subject-Token', minLength: 1 }) }),
  signedBy(SIGNATURE, 'AK/SK signature, SDK-HMAC-SHA256 or V11-HMAC-SHA256'),
  signedBy(OTHER_SIGNATURE, 'AK/SK signature by another algorithm')
])

/** The same, and the token to look at. */
export const SubjectHeadersSchema = Type.Intersect([
  AuthHeadersSchema,
  Type.Object({ 'x-subject-token': Type.Optional(Type.String({ description: 'The token to look at' })) })
])
