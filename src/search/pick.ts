/**
 * A filter against a deck: the cards that pass it. Most fields are a card's own, in every turn; a client's port, and the
 * address of a roaming client, is a card's in a single turn. So a card passes always, never, or in one turn.
 */
import type { Cast } from '../universe/cast.ts'
import { ALWAYS, CARDS, clientOf, NEVER, roams, serverOf, serviceOf, turnOfAddress, turnOfPort, type Deck } from '../universe/deck.ts'
import { createLayer, type Layer } from './layer.ts'
import { passesDst, passesService, passesSrc, type FlowLogFilter } from './filter.ts'

export interface Pick {
  /** The cards that pass in a turn. */
  layerOf (turn: number): Layer
  /** How many they are. */
  totalOf (turn: number): number
  /** Whether every turn has the same layer. */
  readonly uniform: boolean
  /** How many records of a shoe, that is of 256 turns, pass. */
  readonly perShoe: number
}

/** Who and what of a cast passes: 1 or 0 by index. */
export interface Passing {
  readonly src: Uint8Array
  readonly dst: Uint8Array
  readonly service: Uint8Array
}

export function passingOf ({ endpoints, services }: Cast, filter: FlowLogFilter): Passing {
  return {
    src: Uint8Array.from(endpoints, endpoint => passesSrc(endpoint, filter) ? 1 : 0),
    dst: Uint8Array.from(endpoints, endpoint => passesDst(endpoint, filter) ? 1 : 0),
    service: Uint8Array.from(services, service => passesService(service, filter) ? 1 : 0)
  }
}

export function pickOf (deck: Deck, filter: FlowLogFilter, { src, dst, service }: Passing): Pick {
  const turns = filter.src_port !== undefined || filter.src_ip !== undefined

  const passing = new Uint16Array(CARDS)
  const once: number[][] = []
  let many = 0
  for (let card = 0; card < CARDS; card++) {
    if ((service[serviceOf(deck, card)]! & dst[serverOf(deck, card)]! & src[clientOf(deck, card)]!) === 0) continue
    const turn = turns ? turnOf(deck, card, filter) : ALWAYS
    if (turn === ALWAYS) passing[many++] = card
    else if (turn !== NEVER) (once[turn] ??= []).push(card)
  }

  const always = passing.slice(0, many)
  const base = createLayer(always)
  const layers: Array<Layer | undefined> = []
  return {
    layerOf: turn => once[turn] === undefined ? base : (layers[turn] ??= createLayer(Uint16Array.of(...always, ...once[turn]).sort())),
    totalOf: turn => many + (once[turn]?.length ?? 0),
    uniform: once.length === 0,
    perShoe: many * 256 + once.reduce((sum, cards) => sum + cards.length, 0)
  }
}

/** The one turn in which a card passes by port or by roaming address, ALWAYS where neither is asked, or NEVER. */
function turnOf (deck: Deck, card: number, { src_ip: ip, src_port: port }: FlowLogFilter): number {
  const byPort = port === undefined ? ALWAYS : turnOfPort(deck, card, port)
  if (byPort === NEVER) return NEVER
  const byAddress = ip === undefined || !roams(deck, clientOf(deck, card)) ? ALWAYS : turnOfAddress(deck, card, ip)
  if (byPort === ALWAYS) return byAddress
  return byAddress === ALWAYS || byAddress === byPort ? byPort : NEVER
}
