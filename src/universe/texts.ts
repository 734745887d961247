/** What endpoints and services fix of a record, as parts of its JSON. */
import type { FragmentTexts } from '../kernel/kernel.ts'
import type { Cast, Endpoint } from './cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from './facts.ts'
import type { OwnRecords } from './own-records.ts'

/** For the kernel, which asks for each when it first needs it. */
export function textsOf ({ endpoints, services, protocols }: Cast, own: OwnRecords | undefined): FragmentTexts {
  return {
    // From the comma on to where the port is to come; of a client that roams only up to its last octet. Then what follows that octet.
    client: index => untilOctet(endpoints[index]!),
    clientRest: index => srcText(endpoints[index]!).slice(octetAt(endpoints[index]!)),
    // From the comma on; a service's to the end of the record.
    server: index => fieldsOf(dstFactsOf(endpoints[index]!)),
    service: index => `${fieldsOf(serviceFactsOf(services[index]!, protocols))}}`,
    own: n => JSON.stringify(own?.records[n])
  }
}

function untilOctet (endpoint: Endpoint): string {
  const text = srcText(endpoint)
  return endpoint.roams ? text.slice(0, octetAt(endpoint)) : text
}

const srcText = (endpoint: Endpoint) => `${fieldsOf(srcFactsOf(endpoint, ''))},"src_port":`
const octetAt = ({ ip }: Endpoint) => ',"src_ip":"'.length + ip.length

/** An object's fields without its braces, with a comma before. */
const fieldsOf = (facts: object) => `,${JSON.stringify(facts).slice(1, -1)}`
