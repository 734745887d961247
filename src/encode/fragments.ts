/** What endpoints and services fix of a record, kept by a writer, each when it is first needed. */
import type { Cast, Endpoint } from '../universe/cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from '../universe/facts.ts'
import type { Writer } from './writer.ts'

export interface Fragments {
  readonly writer: Writer
  readonly cast: Cast
  // Where they are kept, by index in the cast; 0 where they are not yet.
  readonly client: Uint32Array
  readonly clientRest: Uint32Array
  readonly server: Uint32Array
  readonly service: Uint32Array
}

export function createFragments (writer: Writer, cast: Cast): Fragments {
  const endpoints = cast.endpoints.length
  return {
    writer,
    cast,
    client: new Uint32Array(endpoints),
    clientRest: new Uint32Array(endpoints),
    server: new Uint32Array(endpoints),
    service: new Uint32Array(cast.services.length)
  }
}

/** A client's fields, from the comma on to where its port is to come; of one that roams only up to its last octet. */
export function clientIn ({ client, writer, cast }: Fragments, index: number): number {
  return client[index]! || (client[index] = writer.keep(clientText(cast.endpoints[index]!)))
}

/** What follows the last octet of a client that roams, to where its port is to come. */
export function clientRestIn ({ clientRest, writer, cast }: Fragments, index: number): number {
  return clientRest[index]! || (clientRest[index] = writer.keep(srcText(cast.endpoints[index]!).slice(octetAt(cast.endpoints[index]!))))
}

/** A server's fields, from the comma on. */
export function serverIn ({ server, writer, cast }: Fragments, index: number): number {
  return server[index]! || (server[index] = writer.keep(fieldsOf(dstFactsOf(cast.endpoints[index]!))))
}

/** A service's fields, from the comma to the end of the record. */
export function serviceIn ({ service, writer, cast }: Fragments, index: number): number {
  return service[index]! || (service[index] = writer.keep(`${fieldsOf(serviceFactsOf(cast.services[index]!, cast.protocols))}}`))
}

function clientText (endpoint: Endpoint): string {
  const text = srcText(endpoint)
  return endpoint.roams ? text.slice(0, octetAt(endpoint)) : text
}

const srcText = (endpoint: Endpoint) => `${fieldsOf(srcFactsOf(endpoint, ''))},"src_port":`
const octetAt = ({ ip }: Endpoint) => ',"src_ip":"'.length + ip.length

/** An object's fields without its braces, with a comma before. */
const fieldsOf = (facts: object) => `,${JSON.stringify(facts).slice(1, -1)}`
