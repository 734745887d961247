/** A computed stream: when by a timeline, who by a deck, how much by draws. Nothing is stored but the deck. */
import { BLOCK, cardOf, columnOf, dealOf, turnOf, type Deal } from './deal.ts'
import { clientOf, clientPortOf, octetOf, serverOf, serviceOf, type Deck } from './deck.ts'
import { draw } from './draw.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from './facts.ts'
import type { LogIds } from './log-id.ts'
import { durationOf, measure, type Sessions } from './measure.ts'
import type { Stream } from './stream.ts'
import type { Timeline } from './timeline.ts'

export interface DealtStream extends Stream, Sessions {
  readonly deal: Deal
  readonly ids: LogIds
}

export interface DealtOptions {
  readonly id: number
  readonly key: number
  readonly timeline: Timeline
  readonly deck: Deck
  readonly ids: LogIds
}

export function createDealtStream ({ id, key, timeline, deck, ids }: DealtOptions): DealtStream {
  const deal = dealOf(key)
  const sessions = { deck, sizes: key ^ 0x512e, shapes: key ^ 0x5a9e }
  return {
    ...sessions,
    id,
    deal,
    ids,
    rank: timeline.rank,
    startOf: timeline.startOf,
    endOf: n => timeline.startOf(n) + durationOf(deck, columnOf(deal, n), draw(sessions.shapes, n)),
    longest: Math.max(...deck.longest),
    flowLogAt (n) {
      const card = cardOf(deal, n)
      const turn = turnOf(deal, Math.floor(n / BLOCK))
      const src = deck.cast.endpoints[clientOf(deck, card)]!
      const start = timeline.startOf(n)
      const session = { duration: 0, bytes: 0, packets: 0 }
      measure(sessions, card, n, session)
      return {
        log_id: ids.write(id, n),
        start_time: start,
        end_time: start + session.duration,
        bytes: session.bytes,
        packets: session.packets,
        ...srcFactsOf(src, src.roams ? String(octetOf(deck, card, turn)) : ''),
        src_port: clientPortOf(deck, card, turn),
        ...dstFactsOf(deck.cast.endpoints[serverOf(deck, card)]!),
        ...serviceFactsOf(deck.cast.services[serviceOf(deck, card)]!, deck.cast.protocols)
      }
    }
  }
}
