/** What TypeScript calls: see ../kernel.ts. */
import { clientOf, clientPortOf, roams, serverOf, serviceOf } from './cards/deck'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, PLACE, FIELDS, SERVER, SERVICE, START } from './shared/record-fields'
import { room } from './base/memory'
import { Found } from './streams/page-record'
import { dealts, streams } from './world'

export { cast } from './cards/deck'
export { fragment, fragments } from './write/fragments'
export { find, numberAt, results, streamAt } from './page/find-page'
export { shuffles } from './base/permutation'
export { profiles } from './streams/sessions'
export { giveBack, lent, writeLines, writePage } from './write/page-writer'
export { work } from './time/descents'
export { deal, list, select } from './world'
export { checkBy, touched } from './write/record-writer'
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
  return dealts[stream].cardOf(<i64>n)
}

const record = changetype<Found>(room(offsetof<Found>()))
const laid = room(FIELDS * sizeof<f64>())

/** Where a row lies, and record `n` of a computed stream laid into it. */
export function row (): usize {
  return laid
}
export function rowOf (stream: i32, n: f64): void {
  const dealt = dealts[stream]
  record.number = <i64>n
  record.start = dealt.startOf(record.number)
  dealt.lookUp(record)
  const face = record.face
  dealt.sessions.measure(record)
  lay(PLACE, <f64>dealt.placeOf(record.number))
  lay(START, <f64>record.start)
  lay(END, <f64>(record.start + record.duration))
  lay(BYTES, <f64>record.bytes + (record.half ? 0.5 : 0))
  lay(PACKETS, <f64>record.packets)
  lay(CLIENT, clientOf(face))
  lay(OCTET, roams(clientOf(face)) ? <f64>dealt.deck.octetOf(record.card, record.turn) : -1)
  lay(CLIENT_PORT, clientPortOf(face, record.turn))
  lay(SERVER, serverOf(face))
  lay(SERVICE, serviceOf(face))
}

function lay (column: i32, value: f64): void {
  store<f64>(laid + (<usize>column << 3), value)
}
