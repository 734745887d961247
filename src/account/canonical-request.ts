// A request as both sides write it down before it is signed. From what came over the wire: nothing routed, decoded or defaulted.
import { createHash } from 'node:crypto'

export interface SignedRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer
}

const unsigned = 'UNSIGNED-PAYLOAD' // what a client says instead of a hash when it sends a stream

/** Undefined if a header in `names` is missing or the path is malformed: nobody can have signed that. */
export function canonicalRequest ({ method, target, headers, body }: SignedRequest, names: readonly string[]): string | undefined {
  const [path = '', query = ''] = target.split(/\?(.*)/s)
  const uri = canonicalPath(path)
  if (uri === undefined || !names.every(name => typeof headers[name] === 'string')) return undefined
  return [
    method,
    uri,
    canonicalQuery(query),
    ...names.map(name => `${name}:${String(headers[name]).trim()}`),
    '',
    names.join(';'),
    headers['x-sdk-content-sha256'] === unsigned ? unsigned : sha256(body)
  ].join('\n')
}

export function sha256 (data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function canonicalPath (path: string): string | undefined {
  try {
    const uri = path.split('/').map(segment => escaped(decodeURIComponent(segment))).join('/')
    return uri.endsWith('/') ? uri : `${uri}/`
  } catch {
    return undefined
  }
}

function canonicalQuery (query: string): string {
  return [...new URLSearchParams(query)]
    .sort(([a, x], [b, y]) => inOrder(a, b) || inOrder(x, y))
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&')
}

// Not localeCompare: both sides must agree wherever they run.
function inOrder (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// RFC 3986: all but letters, digits and -._~
function escaped (text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
