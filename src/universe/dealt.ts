/** A computed stream: when by a timeline, who by a deck, how much by draws. Nothing is stored but the deck. */
import { createDeal, BLOCK, type Deal } from './deal.ts'
import { clientPortOf, COLUMNS, octetOf, type Deck } from './deck.ts'
import { draw } from './draw.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from './facts.ts'
import { measure } from './measure.ts'
import type { LogIds } from './log-id.ts'
import type { Stream } from './stream.ts'
import type { Timeline } from './timeline.ts'

export interface DealtStream extends Stream {
  readonly deck: Deck
  readonly deal: Deal
  readonly ids: LogIds
  /** All event times are multiples of this many ms. */
  readonly resolution: number
  /** How long record `n` lasts (ms). */
  durationOf (n: number): number
  /** 32 bits each of a record's own: see measure. */
  sizeBits (n: number): number
  shapeBits (n: number): number
}

export interface DealtOptions {
  readonly id: number
  readonly key: number
  readonly timeline: Timeline
  readonly deck: Deck
  readonly resolution: number
  readonly ids: LogIds
}

export function createDealtStream ({ id, key, timeline, deck, resolution, ids }: DealtOptions): DealtStream {
  const deal = createDeal(key)
  const shapeKey = key ^ 0x5a9e
  const sizeKey = key ^ 0x512e
  const sizeBits = (n: number) => draw(sizeKey, n)
  const shapeBits = (n: number) => draw(shapeKey, n)

  function durationOf (n: number): number {
    const column = deal.columnOf(n)
    const least = deck.shortest[column]!
    const duration = least + Math.floor((deck.longest[column]! - least + 1) * (shapeBits(n) >>> 16) / 65_536)
    return duration - duration % resolution
  }

  const endOf = (n: number) => timeline.startOf(n) + durationOf(n)

  return {
    id,
    deck,
    deal,
    ids,
    resolution,
    durationOf,
    sizeBits,
    shapeBits,
    rank: timeline.rank,
    startOf: timeline.startOf,
    endOf,
    longest: deck.longest[COLUMNS - 1]!,
    flowLogAt (n) {
      const card = deal.cardOf(n)
      const turn = deal.turnOf(Math.floor(n / BLOCK))
      const src = deck.cast.endpoints[deck.src[card]!]!
      const size = { bytes: 0, packets: 0 }
      measure(deck, card, sizeBits(n), shapeBits(n), size)
      return {
        log_id: ids.write(id, n),
        start_time: timeline.startOf(n),
        end_time: endOf(n),
        ...size,
        src_port: clientPortOf(deck, card, turn),
        ...srcFactsOf(src, src.roams ? String(octetOf(deck, card, turn)) : ''),
        ...dstFactsOf(deck.cast.endpoints[deck.dst[card]!]!),
        ...serviceFactsOf(deck.cast.services[deck.service[card]!]!, deck.cast.protocols)
      }
    }
  }
}
