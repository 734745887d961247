/** The parts of a record's JSON that its endpoints and its service fix. */
import type { FragmentTexts } from '../kernel/kernel.ts'
import type { Cast, Endpoint } from './cast.ts'
import { dstFieldsOf, serviceFieldsOf, srcFieldsOf } from './card-fields.ts'
import type { StoredRecords } from './stored-records.ts'

/** The kernel asks for each when it first needs it. */
export function textsOf ({ endpoints, services, protocols }: Cast, stored: StoredRecords | undefined): FragmentTexts {
  return {
    // A client's: from the comma up to the port. A roaming client's: up to its last octet, and the rest from there.
    client: index => clientText(endpoints[index]!),
    clientRest: index => srcText(endpoints[index]!).slice(octetIndexOf(endpoints[index]!)),
    // Each from the comma on; a service's up to the end of the record.
    server: index => jsonOf(dstFieldsOf(endpoints[index]!)),
    service: index => `${jsonOf(serviceFieldsOf(services[index]!, protocols))}}`,
    own: n => JSON.stringify(stored?.recordAt(n))
  }
}

const clientText = (endpoint: Endpoint) => endpoint.roams ? srcText(endpoint).slice(0, octetIndexOf(endpoint)) : srcText(endpoint)
const srcText = (endpoint: Endpoint) => `${jsonOf(srcFieldsOf(endpoint, ''))},"src_port":`
const octetIndexOf = ({ ip }: Endpoint) => ',"src_ip":"'.length + ip.length

/** The JSON of an object's fields, without its braces, with a comma before it. */
const jsonOf = (fields: object) => `,${JSON.stringify(fields).slice(1, -1)}`
