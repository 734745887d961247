/** What TypeScript calls: see ../kernel.ts. The way of a page and the layout of the memory: docs/kernel.md. */
import { allocate, setDoubleAt } from './base/memory'
import { roams } from './cards/cast'
import { clientOf, clientPortOf, serverOf, serviceOf } from './cards/deck'
import { BYTES, CLIENT, CLIENT_PORT, END, FIELD_COUNT, OCTET, PACKETS, SERIAL, SERVER, SERVICE, START } from './shared/record-fields'
import { PageRecord } from './streams/page-record'
import { computedStreams, streams } from './world'

export { setPermutations } from './base/permutation'
export { setCast } from './cards/cast'
export { findPage, pageRecordNumber, pageRecordStream } from './page/find-page'
export { results } from './page/results-buffer'
export { setSessionProfiles } from './streams/sessions'
export { descents } from './time/descents'
export { addComputedStream, addStoredStream, setFilter, setReplaced } from './world'
export { allocateFragment, allocateFragmentTables } from './write/fragments'
export { pageBuffersInUse, releasePageBuffer } from './write/page-buffer'
export { writeLines, writePage } from './write/page-writer'
export { setIdKey, touched } from './write/record-writer'
export { allocate }

/** How many records of a stream start before `t` (ms). */
export function rank (stream: i32, t: f64): f64 { return <f64>streams[stream].rank(<i64>t) }

/** When record `n` of a stream starts, and when it ends (ms). */
export function startOf (stream: i32, n: f64): f64 { return <f64>streams[stream].startOf(<i64>n) }
export function endOf (stream: i32, n: f64): f64 { return <f64>streams[stream].endOf(<i64>n) }

/** The card that record `n` of a computed stream carries. */
export function cardOf (stream: i32, n: f64): u32 { return computedStreams[stream].cardOf(<i64>n) }

const record = changetype<PageRecord>(allocate(offsetof<PageRecord>()))
const fields = allocate(FIELD_COUNT * sizeof<f64>())

/** The address of the fields that setRecordFields sets. */
export function recordFields (): usize { return fields }

/** Sets the fields of record `n` of a computed stream: see shared/record-fields.ts. */
export function setRecordFields (index: i32, n: f64): void {
  const stream = computedStreams[index]
  record.number = <i64>n
  record.start = stream.startOf(record.number)
  stream.lookUpCard(record)
  const data = record.data
  stream.sessions.measure(record)
  setDoubleAt(fields, SERIAL, <f64>stream.serialOf(record.number))
  setDoubleAt(fields, START, <f64>record.start)
  setDoubleAt(fields, END, <f64>(record.start + record.duration))
  setDoubleAt(fields, BYTES, <f64>record.bytes + (record.half ? 0.5 : 0))
  setDoubleAt(fields, PACKETS, <f64>record.packets)
  setDoubleAt(fields, CLIENT, clientOf(data))
  setDoubleAt(fields, OCTET, roams(clientOf(data)) ? <f64>stream.deck.octetOf(record.card, record.phase) : -1)
  setDoubleAt(fields, CLIENT_PORT, clientPortOf(data, record.phase))
  setDoubleAt(fields, SERVER, serverOf(data))
  setDoubleAt(fields, SERVICE, serviceOf(data))
}
