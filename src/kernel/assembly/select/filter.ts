/**
 * What a record must be like. Most fields belong to a card in every phase. A client's port, and the address of a roaming client, belong
 * to it in a single phase. So a card passes always, never, or in one phase.
 */
import { byteAt } from '../base/memory'
import { roams } from '../cards/cast'
import { ALWAYS, clientOf, Deck, NEVER, phaseOfPort, serverOf, serviceOf } from '../cards/deck'

export class Filter {
  // Tables of 1 or 0 by endpoint as client, by endpoint as server, and by service; then a client's port and last octet, or -1 for any.
  private clients: usize = 0
  private servers: usize = 0
  private services: usize = 0
  private port: i32 = 0
  private octet: i32 = 0
  /** The numbers of the stored records that pass, ascending. */
  numbers: usize = 0
  count: i32 = 0

  set (clients: usize, servers: usize, services: usize, port: i32, octet: i32, numbers: usize, count: i32): void {
    this.clients = clients
    this.servers = servers
    this.services = services
    this.port = port
    this.octet = octet
    this.numbers = numbers
    this.count = count
  }

  /** The one phase in which a card passes by its port or roaming address, ALWAYS if neither is asked for, or NEVER. */
  phaseOf (deck: Deck, card: u32): i32 {
    const data = deck.dataOf(card)
    const client = clientOf(data)
    if ((byteAt(this.services, serviceOf(data)) & byteAt(this.servers, serverOf(data)) & byteAt(this.clients, client)) === 0) return NEVER
    const byPort = this.port < 0 ? ALWAYS : phaseOfPort(data, this.port)
    if (byPort === NEVER) return NEVER
    const byAddress = this.octet < 0 || !roams(client) ? ALWAYS : deck.phaseOfOctet(card, this.octet)
    if (byPort === ALWAYS) return byAddress
    return byAddress === ALWAYS || byAddress === byPort ? byPort : NEVER
  }
}
