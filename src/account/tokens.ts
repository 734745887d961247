// Tokens: JSON Web Tokens under a key made from the seed, so that every process of one seed knows the others' tokens.
import { createHmac, createSecretKey } from 'node:crypto'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { ClaimsSchema, type Claims } from './claims.ts'

export interface Tokens {
  readonly issue: (claims: Claims) => Promise<string>
  /** What a token says, or undefined if it is none of ours. Whether it has expired is for the caller to ask: only it knows the time. */
  readonly read: (token: string) => Promise<Claims | undefined>
}

const alg = 'HS256'
// 256 bits in 43 digits, the last of which carries but four: without this, several spellings of a signature would do.
const spelling = /^[\w-]+\.[\w-]+\.[\w-]{42}[AEIMQUYcgkosw048]$/
const everGood = new Date(0)
const claims = TypeCompiler.Compile(ClaimsSchema)

// jose is loaded by the first token: it would cost every start some 20 ms.
export function createTokens (seed: number): Tokens {
  const key = createSecretKey(createHmac('sha256', 'cfw-mock token').update(String(seed)).digest())
  return {
    issue: async claims => {
      const { SignJWT } = await import('jose/jwt/sign')
      return new SignJWT(claims).setProtectedHeader({ alg }).sign(key)
    },
    read: async token => {
      if (!spelling.test(token)) return undefined
      const { jwtVerify } = await import('jose/jwt/verify')
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: [alg], currentDate: everGood })
        return claims.Check(payload) ? payload : undefined
      } catch {
        return undefined
      }
    }
  }
}
