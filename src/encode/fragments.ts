/** What endpoints and services fix of a record, in UTF-8, each encoded when it is first needed. */
import type { Cast, Endpoint } from '../universe/cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from '../universe/facts.ts'

export interface Fragments {
  /** A client's fields, from the comma on to where its port is to come; of one that roams only up to its last octet. */
  src (endpoint: number): Uint8Array
  /** What follows the last octet of a client that roams, to where its port is to come. */
  srcRest (endpoint: number): Uint8Array
  /** A server's fields, from the comma on. */
  dst (endpoint: number): Uint8Array
  /** A service's fields, from the comma to the end of the record. */
  service (service: number): Uint8Array
}

const kept = new WeakMap<Cast, Fragments>()

export function fragmentsOf (cast: Cast): Fragments {
  let fragments = kept.get(cast)
  if (fragments === undefined) kept.set(cast, fragments = createFragments(cast))
  return fragments
}

function createFragments ({ endpoints, services, protocols }: Cast): Fragments {
  const srcText = (endpoint: Endpoint) => `${fieldsOf(srcFactsOf(endpoint, ''))},"src_port":`
  const octetAt = ({ ip }: Endpoint) => ',"src_ip":"'.length + ip.length
  return {
    src: lazily(endpoints, endpoint => endpoint.roams ? srcText(endpoint).slice(0, octetAt(endpoint)) : srcText(endpoint)),
    srcRest: lazily(endpoints, endpoint => srcText(endpoint).slice(octetAt(endpoint))),
    dst: lazily(endpoints, endpoint => fieldsOf(dstFactsOf(endpoint))),
    service: lazily(services, service => `${fieldsOf(serviceFactsOf(service, protocols))}}`)
  }
}

const encoder = new TextEncoder()

/** An object's fields without its braces, with a comma before. */
const fieldsOf = (facts: object) => `,${JSON.stringify(facts).slice(1, -1)}`

function lazily<Thing> (things: readonly Thing[], textOf: (thing: Thing) => string): (index: number) => Uint8Array {
  const encoded: Array<Uint8Array | undefined> = Array.from({ length: things.length })
  return index => (encoded[index] ??= encoder.encode(textOf(things[index]!)))
}
