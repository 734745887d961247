/** What TypeScript calls: see ../kernel.ts. */
import { clientOf, clientPortOf, roams, serverOf, serviceOf } from './deck'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, PLACE, ROW, SERVER, SERVICE, START } from './columns'
import { room } from './memory'
import { Found } from './found'
import { dealts, streams } from './world'

export { cast } from './deck'
export { fragment, fragments } from './fragments'
export { find, finds, indexAt, numberAt, ready, total } from './page'
export { shuffles } from './permutation'
export { profiles } from './sessions'
export { writeLines, writePage, writtenFrom, writtenTo } from './sheet'
export { work } from './work'
export { deal, list, select } from './world'
export { checkBy, touched } from './writer'
export { room }

/** How many records of a stream start before `t` (ms). */
export function rank (stream: i32, t: f64): f64 {
  return <f64>streams[stream].rank(<i64>t)
}

/** When record `n` of a stream starts, and when it ends (ms). */
export function startOf (stream: i32, n: f64): f64 {
  return <f64>streams[stream].startOf(<i64>n)
}
export function endOf (stream: i32, n: f64): f64 {
  return <f64>streams[stream].endOf(<i64>n)
}

/** The card that record `n` of a computed stream carries. */
export function cardOf (stream: i32, n: f64): u32 {
  return dealts[stream].indexOf(<i64>n)
}

const record = changetype<Found>(room(offsetof<Found>()))
const row = room(ROW * sizeof<f64>())

/** Lays record `n` of a computed stream into a row, and tells where that lies. */
export function rowOf (stream: i32, n: f64): usize {
  const dealt = dealts[stream]
  record.number = <i64>n
  record.start = dealt.startOf(record.number)
  dealt.lookUp(record)
  const card = record.card
  dealt.sessions.measure(record, serviceOf(card))
  lay(PLACE, <f64>dealt.placeOf(record.number))
  lay(START, <f64>record.start)
  lay(END, <f64>(record.start + record.duration))
  lay(BYTES, record.bytes)
  lay(PACKETS, record.packets)
  lay(CLIENT, clientOf(card))
  lay(OCTET, roams(clientOf(card)) ? <f64>dealt.deck.octetOf(record.index, record.turn) : -1)
  lay(CLIENT_PORT, clientPortOf(card, record.turn))
  lay(SERVER, serverOf(card))
  lay(SERVICE, serviceOf(card))
  return row
}

function lay (column: i32, value: f64): void {
  store<f64>(row + (<usize>column << 3), value)
}
