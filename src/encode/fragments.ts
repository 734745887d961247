/** What endpoints and services fix of a record, in UTF-8, each encoded when it is first needed. */
import type { Cast, Endpoint } from '../universe/cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from '../universe/facts.ts'

export interface Fragments {
  readonly cast: Cast
  readonly src: Encoded
  readonly srcRest: Encoded
  readonly dst: Encoded
  readonly service: Encoded
}

/** By index in the cast. */
type Encoded = Array<Uint8Array | undefined>

const kept = new WeakMap<Cast, Fragments>()

export function fragmentsOf (cast: Cast): Fragments {
  let fragments = kept.get(cast)
  if (fragments === undefined) {
    const { endpoints, services } = cast
    kept.set(cast, fragments = { cast, src: none(endpoints), srcRest: none(endpoints), dst: none(endpoints), service: none(services) })
  }
  return fragments
}

const none = (things: readonly unknown[]): Encoded => Array.from({ length: things.length })

/** A client's fields, from the comma on to where its port is to come; of one that roams only up to its last octet. */
export function srcOf ({ src, cast }: Fragments, endpoint: number): Uint8Array {
  return (src[endpoint] ??= encodeSrc(cast.endpoints[endpoint]!))
}

/** What follows the last octet of a client that roams, to where its port is to come. */
export function srcRestOf ({ srcRest, cast }: Fragments, endpoint: number): Uint8Array {
  return (srcRest[endpoint] ??= encodeSrcRest(cast.endpoints[endpoint]!))
}

/** A server's fields, from the comma on. */
export function dstOf ({ dst, cast }: Fragments, endpoint: number): Uint8Array {
  return (dst[endpoint] ??= encode(fieldsOf(dstFactsOf(cast.endpoints[endpoint]!))))
}

/** A service's fields, from the comma to the end of the record. */
export function tailOf ({ service: encoded, cast }: Fragments, service: number): Uint8Array {
  return (encoded[service] ??= encode(`${fieldsOf(serviceFactsOf(cast.services[service]!, cast.protocols))}}`))
}

function encodeSrc (endpoint: Endpoint): Uint8Array {
  const text = srcText(endpoint)
  return encode(endpoint.roams ? text.slice(0, octetAt(endpoint)) : text)
}

const encodeSrcRest = (endpoint: Endpoint) => encode(srcText(endpoint).slice(octetAt(endpoint)))

const srcText = (endpoint: Endpoint) => `${fieldsOf(srcFactsOf(endpoint, ''))},"src_port":`
const octetAt = ({ ip }: Endpoint) => ',"src_ip":"'.length + ip.length

/** An object's fields without its braces, with a comma before. */
const fieldsOf = (facts: object) => `,${JSON.stringify(facts).slice(1, -1)}`

/** Buffers made of texts lie together in few pieces of memory, which keeps them in reach. */
const encode = (text: string) => Buffer.from(text)
