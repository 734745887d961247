/**
 * What a record must be like. Most fields are a card's own, in every turn; a client's port, and the address of a roaming client, is a
 * card's in a single turn. So a card passes always, never, or in one turn.
 */
import { ALWAYS, clientOf, Deck, NEVER, roams, serverOf, serviceOf, phaseOfPort } from '../cards/deck'
import { byteAt } from '../base/memory'

export class Filter {
  // What passes: of endpoints as clients and as servers, and of services, 1 or 0 each; then a client's port and last octet, or -1.
  private clients: usize = 0
  private servers: usize = 0
  private services: usize = 0
  private port: i32 = 0
  private octet: i32 = 0
  /** The numbers of the own records that pass, ascending. */
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

  /** The one turn in which a card of a deck passes by port or by roaming address, ALWAYS where neither matters, or NEVER. */
  phaseOf (deck: Deck, card: u32): i32 {
    const face = deck.dataOf(card)
    const client = clientOf(face)
    if ((byteAt(this.services, serviceOf(face)) & byteAt(this.servers, serverOf(face)) & byteAt(this.clients, client)) === 0) return NEVER
    const byPort = this.port < 0 ? ALWAYS : phaseOfPort(face, this.port)
    if (byPort === NEVER) return NEVER
    const byAddress = this.octet < 0 || !roams(client) ? ALWAYS : deck.phaseOfOctet(card, this.octet)
    if (byPort === ALWAYS) return byAddress
    return byAddress === ALWAYS || byAddress === byPort ? byPort : NEVER
  }
}
