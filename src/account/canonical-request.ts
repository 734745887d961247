// The canonical form of a request, which client and server both sign. It is made from what came over the wire, before routing and decoding.
import { createHash } from 'node:crypto'

export interface SignedRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const unsigned = 'UNSIGNED-PAYLOAD' // stands for the hash where a client sends a stream

/** Undefined if a header in `names` is missing or the path is malformed: no client can have signed such a request. */
export function canonicalRequest ({ method, target, headers, body }: SignedRequest, names: readonly string[]): string | undefined {
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  const uri = canonicalPath(path)
  if (uri === undefined || !names.every(name => typeof headers[name] === 'string')) return undefined
  return [
    method,
    uri,
    canonicalQuery(query),
    ...names.map(name => `${name}:${headerText(String(headers[name]))}`),
    '',
    names.join(';'),
    headers['x-sdk-content-sha256'] === unsigned ? unsigned : sha256(body)
  ].join('\n')
}

export function sha256 (data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

// SDKs sign UTF-8 and mostly send it; Node reads headers as latin1.
function headerText (latin1: string): string {
  try {
    return utf8.decode(Buffer.from(latin1, 'latin1')).trim()
  } catch {
    return latin1.trim()
  }
}

function canonicalPath (path: string): string | undefined {
  try {
    const uri = path.split('/').map(segment => percentEncode(decodeURIComponent(segment))).join('/')
    return uri.endsWith('/') ? uri : `${uri}/`
  } catch {
    return undefined
  }
}

function canonicalQuery (query: string): string {
  return [...new URLSearchParams(query)]
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&')
}

// Not localeCompare: the order must not depend on the locale.
function compare (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// RFC 3986: encodes all but letters, digits and -._~
function percentEncode (text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
