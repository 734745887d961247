/** What TypeScript calls: see ../kernel.ts. */
import { clientOf, clientPortOf, roams, serverOf, serviceOf } from './cards/deck'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, SERIAL, FIELD_COUNT, SERVER, SERVICE, START } from './shared/record-fields'
import { allocate } from './base/memory'
import { PageRecord } from './streams/page-record'
import { computedStreams, streams } from './world'

export { setCast } from './cards/deck'
export { allocateFragment, allocateFragmentTables } from './write/fragments'
export { findPage, pageRecordNumber, results, pageRecordStream } from './page/find-page'
export { setPermutations } from './base/permutation'
export { setSessionProfiles } from './streams/sessions'
export { releasePageBuffer, pageBuffersInUse, writeLines, writePage } from './write/page-writer'
export { descents } from './time/descents'
export { addComputedStream, addStoredStream, setFilter } from './world'
export { setIdKey, touched } from './write/record-writer'
export { allocate }

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
  return computedStreams[stream].cardOf(<i64>n)
}

const record = changetype<PageRecord>(allocate(offsetof<PageRecord>()))
const fieldsAt = allocate(FIELD_COUNT * sizeof<f64>())

/** Where a row lies, and record `n` of a computed stream laid into it. */
export function recordFields (): usize {
  return fieldsAt
}
export function setRecordFields (stream: i32, n: f64): void {
  const dealt = computedStreams[stream]
  record.number = <i64>n
  record.start = dealt.startOf(record.number)
  dealt.lookUpCard(record)
  const face = record.data
  dealt.sessions.measure(record)
  setField(SERIAL, <f64>dealt.serialOf(record.number))
  setField(START, <f64>record.start)
  setField(END, <f64>(record.start + record.duration))
  setField(BYTES, <f64>record.bytes + (record.half ? 0.5 : 0))
  setField(PACKETS, <f64>record.packets)
  setField(CLIENT, clientOf(face))
  setField(OCTET, roams(clientOf(face)) ? <f64>dealt.deck.octetOf(record.card, record.phase) : -1)
  setField(CLIENT_PORT, clientPortOf(face, record.phase))
  setField(SERVER, serverOf(face))
  setField(SERVICE, serviceOf(face))
}

function setField (column: i32, value: f64): void {
  store<f64>(fieldsAt + (<usize>column << 3), value)
}
