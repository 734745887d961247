// Tokens: JSON Web Tokens signed with a key from the seed, so every process with the seed accepts the tokens of the others.
import { createHmac, createSecretKey } from 'node:crypto'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { ClaimsSchema, type Claims } from './claims.ts'

export interface Tokens {
  readonly issue: (claims: Claims) => Promise<string>
  /** The claims, or undefined if the mock did not issue the token or has revoked it. Expiry is the caller's to check: it knows the time. */
  readonly read: (token: string) => Promise<Claims | undefined>
  /** From now on nobody issued it. */
  readonly revoke: (token: string) => void
}

const alg = 'HS256'
// A signature of 256 bits has 43 digits of 6 bits, the last of which holds only 4. Allowing just these last digits gives a token one spelling.
const canonicalForm = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/
const MOST_REVOKED = 10_000 // tokens, of some 500 bytes
const neverExpired = new Date(0) // the date jose compares `exp` with
const claimsCheck = TypeCompiler.Compile(ClaimsSchema)

// The first token loads jose, which would add 20 ms to every start.
/** Adds what is revoked to `revoked`, where it may be taken out again. */
export function createTokens (seed: number, revoked: Set<string> = new Set()): Tokens {
  const key = createSecretKey(createHmac('sha256', 'cfw-mock token').update(String(seed)).digest())
  return {
    issue: async claims => {
      const { SignJWT } = await import('jose/jwt/sign')
      return new SignJWT(claims).setProtectedHeader({ alg }).sign(key)
    },
    read: async token => {
      if (!canonicalForm.test(token) || revoked.has(token)) return undefined
      const { jwtVerify } = await import('jose/jwt/verify')
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: [alg], currentDate: neverExpired })
        return claimsCheck.Check(payload) ? payload : undefined
      } catch {
        return undefined
      }
    },
    revoke: token => {
      const [oldest] = revoked
      if (oldest !== undefined && revoked.size >= MOST_REVOKED) revoked.delete(oldest)
      revoked.add(token)
    }
  }
}
