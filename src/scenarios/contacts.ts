// Who reaches whom and when: the shapes of attacks.
import { draw, keyOf } from '../universe/draw.ts'
import type { Scenario } from './scenario.ts'

export interface Contact {
  /** When, as a part of the whole time: 0 is its begin, 1 its end. It never falls from one contact to the next. */
  readonly at: number
  // Indices: of the clients first, then the servers; and of the ports.
  readonly client: number
  readonly server: number
  readonly port: number
}

/** How many clients, servers and ports there are in a world. */
interface Cast { readonly clients: number, readonly servers: number, readonly ports: number }
interface Contacts { readonly count: number, readonly contactAt: (n: number) => Contact }

/** None where a world has no such hosts. */
export function contactsOf ({ kind, count, jitter = 0 }: Pick<Scenario, 'kind' | 'count' | 'jitter'>, cast: Cast, key: number): Contacts {
  const all = count ?? cast.servers * cast.ports
  return { count: cast.clients * cast.servers === 0 ? 0 : all, contactAt: kind === 'steady' ? steady(all, jitter, cast, key) : spreading(all, cast, key) }
}

/** Evenly in time, from clients at random, to every port of every server in a random order, and again from the beginning. */
function steady (count: number, jitter: number, { clients, servers, ports }: Cast, key: number): Contacts['contactAt'] {
  const order = shuffled(servers * ports, keyOf(key, 'order'))
  const [lateness, source] = [keyOf(key, 'jitter'), keyOf(key, 'source')]
  return n => {
    const target = order[n % order.length]!
    return {
      at: (n + jitter * draw(lateness, n) / 4_294_967_296) / count,
      client: draw(source, n) % clients,
      server: clients + target % servers,
      port: Math.floor(target / servers)
    }
  }
}

/** In round r the first 2 ** r hosts each reach the host that is as many further on. All rounds last equally long. */
function spreading (count: number, { clients, servers, ports }: Cast, key: number): Contacts['contactAt'] {
  const hosts = 1 + servers // the first client, and whom it infects
  const hostAt = (place: number) => place % hosts === 0 ? 0 : clients - 1 + place % hosts
  const portKey = keyOf(key, 'port')
  return n => {
    const reach = 2 ** Math.floor(Math.log2(n + 1))
    const client = n + 1 - reach
    return {
      at: Math.log2(n + 1) / Math.log2(count + 1),
      client: hostAt(client),
      server: hostAt(reach % hosts === 0 ? client + 1 : client + reach),
      port: draw(portKey, n) % ports
    }
  }
}

/** The numbers 0 to size - 1 in a random order (Fisher and Yates). */
function shuffled (size: number, key: number): Uint32Array {
  const order = Uint32Array.from({ length: size }, (_, i) => i)
  for (let i = 0; i < size; i++) {
    const j = i + draw(key, i) % (size - i)
    const number = order[i]!
    order[i] = order[j]!
    order[j] = number
  }
  return order
}
