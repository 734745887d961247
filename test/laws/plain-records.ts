// The records of a world in plain arithmetic. It knows how docs/universe.md lays out a world and what src/universe made for it once: the cast, the
// decks, the tables. What the kernel does for every record is done again here, slowly: nothing of it is imported.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { ComputedTables } from '../../src/kernel/kernel.ts'
import { atOnce } from '../../src/next-turn.ts'
import { planterOf } from '../../src/scenarios/plant.ts'
import { CLIENT_PORTS, PROTOCOL_NUMBERS, type Cast, type Endpoint, type Place, type Service } from '../../src/universe/cast.ts'
import { draw, keyOf } from '../../src/universe/draw.ts'
import { plantedFlowLog } from '../../src/universe/planted-records.ts'
import { populate } from '../../src/universe/population.ts'
import { plainDeal } from './plain-deal.ts'
import { plainSession } from './plain-session.ts'
import { plainStarts, type PlainStart } from './plain-timeline.ts'
import type { World } from './world.ts'

export interface KnownRecord {
  readonly record: FlowLog
  /** number x 8 + stream: orders the records of one millisecond. */
  readonly serial: number
}

const OWN_STREAM = 7

/** All records that start from `from` to `to` (ms, both in), in order. An own record takes the place of the computed or planted one with its id. */
export function plainRecords (world: World, from: number, to: number): KnownRecord[] {
  const key = keyOf(world.seed, world.project, world.firewall)
  const { cast, streams } = atOnce(populate(world, key))
  const ownIds = new Set(world.own.map(({ log_id: id }) => id))
  const computed = streams.flatMap((stream, id) => plainStarts({ ...stream, key: stream.timeKey }, from, to).map(start => {
    const serial = start.n * 8 + id
    const check = String(draw(keyOf(key, 'ids'), serial) % 100).padStart(2, '0')
    return { serial, record: { log_id: `${serial}${check}`, ...fieldsOf(stream, cast, start) } }
  }))
  const planted = plantedRecords(world, key).filter(({ log_id: id }) => !ownIds.has(id))
  const own = [...world.own, ...planted].sort((a, b) => a.start_time - b.start_time)
    .map((record, n) => ({ serial: n * 8 + OWN_STREAM, record })).filter(({ record: { start_time: start } }) => start >= from && start <= to)
  return [...computed.filter(({ record }) => !ownIds.has(record.log_id)), ...own].sort((a, b) => a.record.start_time - b.record.start_time || a.serial - b.serial)
}

/** What the scenarios make, one after the other. Their ids follow docs/universe.md. */
function plantedRecords ({ scenarios = [], to, project, firewall, ...settings }: World, key: number): FlowLog[] {
  const planting = planterOf(scenarios, settings, to)?.(project, firewall, key)
  if (planting === undefined) return []
  let step = planting.next()
  while (step.done !== true) step = planting.next()
  const planted = step.value
  return planted.scenarios.flatMap(({ id, first, count }) => Array.from({ length: count }, (_, i) => {
    const serial = (((keyOf('scenario', id) >>> 0) % 2 ** 20) * 2 ** 20 + i) * 8 + OWN_STREAM
    return plantedFlowLog(planted, first + i, `${serial}${String(draw(keyOf(key, 'ids'), serial) % 100).padStart(2, '0')}`, settings.protocol)
  }))
}

function fieldsOf (stream: ComputedTables, { endpoints, services, protocols }: Cast, { n, start }: PlainStart): Omit<FlowLog, 'log_id'> {
  const { row, column, phase } = plainDeal(stream.key, n)
  const card = row * 256 + column
  const [clientNumber, serverNumber, serviceNumber, firstPort] = stream.cards.subarray(card * 4)
  const [client, server, service] = [endpoints[clientNumber!]!, endpoints[serverNumber!]!, services[serviceNumber!]!]
  const { duration, bytes, packets } = plainSession(stream, service, column, n)
  return {
    start_time: start,
    end_time: start + duration,
    bytes,
    packets,
    src_ip: client.roams ? `${client.ip}${octetOf(stream.deckKey, card, phase)}` : client.ip,
    ...placeOf('src', client.place),
    src_port: portOf(client, service, firstPort!, phase),
    dst_ip: server.ip,
    ...server.host !== undefined && { dst_host: server.host },
    ...placeOf('dst', server.place),
    dst_port: service.port,
    protocol: protocols === 'name' ? service.protocol : String(PROTOCOL_NUMBERS[service.protocol]),
    ...service.app !== undefined && { app: service.app },
    direction: service.direction
  }
}

/** The last octet of a roaming client: 256 phases, 256 octets. */
function octetOf (deckKey: number, card: number, phase: number): number {
  const bits = draw(deckKey ^ 0xc7e7, card)
  const [step, first] = [bits % 256, Math.floor(bits / 256) % 256]
  return (phase * (step % 2 === 0 ? step + 1 : step) + first) % 256
}

/** Grows by one with every phase, and from the end of the client's range goes on at its beginning. */
function portOf (client: Endpoint, service: Service, firstPort: number, phase: number): number {
  if (service.clientPort !== undefined) return service.clientPort
  const { first, count } = CLIENT_PORTS[client.portRange]
  return first + (firstPort - first + phase) % count
}

// The fields of each place, made once: few places are in many records.
const placeFields = { src: new WeakMap<Place, Partial<FlowLog>>(), dst: new WeakMap<Place, Partial<FlowLog>>() }

function placeOf (side: 'src' | 'dst', place: Place | undefined): Partial<FlowLog> {
  if (place === undefined) return {}
  let fields = placeFields[side].get(place)
  if (fields === undefined) placeFields[side].set(place, fields = Object.fromEntries(Object.entries(place).map(([field, value]) => [`${side}_${field}`, value])))
  return fields
}
