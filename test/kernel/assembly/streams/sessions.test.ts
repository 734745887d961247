import t, { type Test } from 'tap'
import { findPage, kernelOf, writtenRecords, type Sizes } from '../kernel-of.ts'

/** The packets and whole bytes of every session, and how many of 1 000 have a half byte more. */
function sessionsOf (t: Test, sizes: Sizes) {
  const kernel = kernelOf(sizes)
  t.equal(findPage(kernel, 1_000), 1_000)
  const records = writtenRecords(kernel, 1_000)
  const [{ packets = 0, bytes = 0 } = {}] = records
  t.ok(records.every(record => record.packets === packets && Math.floor(record.bytes!) === Math.floor(bytes)))
  return { packets, bytes: Math.floor(bytes), halves: records.filter(({ bytes = 0 }) => bytes % 1 === 0.5).length }
}

t.test('a session has packets for all its bytes: of 1 500 at most', async t => {
  for (const [bytes, packets] of [[1, 1], [1_499, 1], [1_500, 1], [1_501, 2], [3_000, 2], [3_001, 3]] as const) {
    t.match(sessionsOf(t, { bytes }), { bytes, packets })
  }
})

t.test('a session has no fewer bytes than its packets have at least', async t => {
  t.match(sessionsOf(t, { bytes: 79, leastPackets: 2, leastBytes: 40 }), { bytes: 80, packets: 2 })
  t.match(sessionsOf(t, { bytes: 81, leastPackets: 2, leastBytes: 40 }), { bytes: 81, packets: 2 })
})

t.test('one session in 64 has half a byte more, if its packets hold it', async t => {
  const { halves } = sessionsOf(t, { bytes: 1_499 })
  t.ok(halves > 0 && halves < 50, `${halves} of 1 000`)
  t.equal(sessionsOf(t, { bytes: 1_501 }).halves, halves)
  t.equal(sessionsOf(t, { bytes: 1_500 }).halves, 0)
  t.equal(sessionsOf(t, { bytes: 3_000 }).halves, 0)
})
