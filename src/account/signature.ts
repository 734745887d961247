// AK/SK signatures: what the Authorization header says, and whether the holder of the secret key can have written it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { canonicalRequest, sha256, type SignedRequest } from './canonical-request.ts'

export interface Signature {
  readonly accessKey: string
  /** `20260131///sdk_request`, in the older form only. */
  readonly scope: string | undefined
  readonly signedHeaders: readonly string[]
  readonly hex: string
}

const algorithm = 'SDK-HMAC-SHA256'
const form = /^SDK-HMAC-SHA256 (?:Access=(?<access>[^\s,]+)|Credential=(?<credential>[^\s,/]+)\/(?<scope>\d{8}\/[^\s,/]*\/[^\s,/]*\/sdk_request)), ?SignedHeaders=(?<names>[^\s,]+), ?Signature=(?<hex>[0-9a-f]{64})$/
const basicDate = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const patience = 900_000 // ms: 15 minutes, either way

/** Undefined if the header has neither of the two forms. */
export function signatureIn (authorization: string): Signature | undefined {
  const { access, credential, scope, names = '', hex = '' } = form.exec(authorization)?.groups ?? {}
  const accessKey = access ?? credential
  return accessKey === undefined ? undefined : { accessKey, scope, signedHeaders: names.split(';'), hex }
}

/** `now` in ms since 1970. */
export function isSignedWith (secretKey: string, { scope, signedHeaders, hex }: Signature, request: SignedRequest, now: number): boolean {
  const date = String(request.headers['x-sdk-date'])
  const canonical = canonicalRequest(request, signedHeaders)
  if (canonical === undefined || !(Math.abs(momentOf(date) - now) <= patience)) return false
  const text = [algorithm, date, ...(scope === undefined ? [] : [scope]), sha256(canonical)].join('\n')
  const key = scope === undefined ? secretKey : scope.split('/').reduce<string | Buffer>(hmac, `SDK${secretKey}`)
  return timingSafeEqual(hmac(key, text), Buffer.from(hex, 'hex'))
}

function hmac (key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

// 20260131T120000Z, in ms since 1970; NaN if it is none.
function momentOf (date: string): number {
  return basicDate.test(date) ? Date.parse(date.replace(basicDate, '$1-$2-$3T$4:$5:$6Z')) : NaN
}
