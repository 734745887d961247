// AK/SK signatures: parses the Authorization header and verifies the signature with the secret key.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { SIGNATURE } from '../contract/auth-headers.ts'
import { canonicalRequest, sha256, type SignedRequest } from './canonical-request.ts'

export interface Signature {
  readonly algorithm: string
  readonly accessKey: string
  /** What the key was derived for: `20260131///sdk_request` in the older form, `20260131/eu-de/cfw` in V11; none where the secret key signs. */
  readonly scope: string | undefined
  readonly signedHeaders: readonly string[]
  readonly hex: string
}

const basicDate = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const maxClockSkew = 900_000 // ms: 15 minutes, either way

/** Undefined if the header has none of the forms. */
export function signatureIn (authorization: string): Signature | undefined {
  const { algorithm = '', access, credential, scope, names = '', hex = '' } = SIGNATURE.exec(authorization)?.groups ?? {}
  const accessKey = access ?? credential
  return accessKey === undefined ? undefined : { algorithm, accessKey, scope, signedHeaders: names.split(';'), hex }
}

/** `now` in ms since 1970. */
export function isSignedWith (secretKey: string, signature: Signature, request: SignedRequest, now: number): boolean {
  const { algorithm, scope, signedHeaders, hex } = signature
  const date = String(request.headers['x-sdk-date'])
  const canonical = canonicalRequest(request, signedHeaders)
  if (canonical === undefined || !(Math.abs(parseBasicDate(date) - now) <= maxClockSkew)) return false
  const text = [algorithm, date, ...(scope === undefined ? [] : [scope]), sha256(canonical)].join('\n')
  return timingSafeEqual(hmac(signingKey(secretKey, signature), text), Buffer.from(hex, 'hex'))
}

function signingKey (secretKey: string, { algorithm, accessKey, scope }: Signature): string | Buffer {
  if (algorithm === 'V11-HMAC-SHA256') return Buffer.from(hkdfSync('sha256', secretKey, accessKey, scope ?? '', 32)).toString('hex') // the SDKs key the HMAC with the digits
  return scope === undefined ? secretKey : scope.split('/').reduce<string | Buffer>(hmac, `SDK${secretKey}`)
}

function hmac (key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

// Parses 20260131T120000Z to ms since 1970; NaN if `date` has another form.
function parseBasicDate (date: string): number {
  return basicDate.test(date) ? Date.parse(date.replace(basicDate, '$1-$2-$3T$4:$5:$6Z')) : NaN
}
