// A scenario in one world: its hosts and services, and what its n-th session is.
import { duration as durationType } from '../config/value-type.ts'
import { CLIENT_PORTS, type Endpoint, type ServiceFields } from '../universe/cast.ts'
import { draw, keyOf } from '../universe/draw.ts'
import type { Estate } from '../universe/estate.ts'
import { contactsOf, type Contact } from './contacts.ts'
import { hostsOf } from './hosts-of.ts'
import { momentOf } from './moment.ts'
import { appAt, portsOf } from './ports.ts'
import type { Scenario, Session } from './scenario.ts'
import { pathOf, sideOf } from './sides.ts'

export interface Plot {
  readonly id: string
  readonly count: number
  readonly endpoints: readonly Endpoint[]
  readonly services: readonly ServiceFields[]
  /** `n` is from 0 to count - 1. */
  readonly sessionAt: (n: number) => PlannedSession
}

interface PlannedSession extends Pick<Contact, 'client' | 'server'> {
  /** ms since 1970, and ms. */
  readonly start: number
  readonly duration: number
  readonly bytes: number
  readonly packets: number
  readonly clientPort: number
  readonly service: number
}

const MOST_UNANSWERED = 3 // packets, and as many tries

/** `now` is the clock's time at the start; times are multiples of `tick` (ms). */
export function plotOf (scenario: Scenario, estate: Estate, key: number, now: number, tick: number): Plot {
  const { id, from, to, protocol, session, last = session } = scenario
  const given = new Set([...from.addresses ?? [], ...to.addresses ?? []])
  const clients = hostsOf(from, estate, keyOf(key, 'from'), given)
  const servers = hostsOf(to, estate, keyOf(key, 'to'), new Set([...given, ...clients.map(({ ip }) => ip)]))
  const ports = portsOf(scenario.ports) ?? []
  const { count, contactAt } = contactsOf(scenario, { clients: clients.length, servers: servers.length, ports: ports.length }, key)

  const endpoints = [...clients, ...servers]
  const path = pathOf(sideOf(from), sideOf(to))!
  const serviceOf = ({ packets: [, most = 1] }: Session) => (port: number): ServiceFields =>
    ({ ...path, protocol, port, app: path.direction === 'out2in' && most <= MOST_UNANSWERED ? undefined : appAt(protocol, port) })
  const [first, lasts] = [momentOf(scenario.start, now, estate.zone) ?? 0, durationType.read(scenario.lasts) ?? 0]
  const [measure, measureLast] = [measuresOf(session, key), measuresOf(last, key)]
  const portKey = keyOf(key, 'client port')

  return {
    id,
    count,
    endpoints,
    services: [session, last].flatMap(one => ports.map(serviceOf(one))),
    sessionAt (n) {
      const { at, client, server, port } = contactAt(n)
      const isLast = n === count - 1
      const { packets, bytes, duration } = (isLast ? measureLast : measure)(n)
      const start = Math.floor(first + at * lasts)
      const clientPorts = CLIENT_PORTS[endpoints[client]!.portRange]
      return {
        start: start - start % tick,
        duration: duration - duration % tick,
        bytes,
        packets,
        client,
        clientPort: clientPorts.first + draw(portKey, n) % clientPorts.count,
        server,
        service: isLast ? ports.length + port : port
      }
    }
  }
}

/** How long the n-th session lasts and how much it carries. */
function measuresOf ({ packets: packetRange, packet_bytes: [leastBytes = 40, mostBytes = leastBytes], duration: durationRange }: Session, key: number) {
  const [leastPackets = 1, mostPackets = leastPackets] = packetRange
  const [shortest = 0, longest = shortest] = durationRange.map(text => durationType.read(text) ?? 0)
  const [packetKey, byteKey, durationKey] = [keyOf(key, 'packets'), keyOf(key, 'bytes'), keyOf(key, 'duration')]
  return (n: number) => {
    const packets = between(leastPackets, mostPackets, packetKey, n)
    const duration = between(shortest, longest, durationKey, n)
    return {
      packets,
      bytes: between(packets * leastBytes, packets * mostBytes, byteKey, n),
      duration: packets === 1 ? Math.min(duration, 1_000) : duration
    }
  }
}

/** An integer from `first` to `last`, both in. */
function between (first: number, last: number, key: number, n: number): number {
  return first + Math.floor(draw(key, n) / 4_294_967_296 * (last - first + 1))
}
