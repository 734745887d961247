import t from 'tap'
import { barsOf } from '../../src/console/bars.ts'

const MOST = 150 // bars, and one more where the window begins within one

t.test('the narrowest of the widths that a person would choose', async t => {
  const rows = [
    ['1 ms', 1], ['10 ms', 10], ['100 ms', 100], ['1 s', 1e3], ['5 s', 5e3], ['15 s', 15e3], ['30 s', 30e3], ['1 min', 60e3], ['2 min', 120e3], ['5 min', 300e3], ['10 min', 600e3],
    ['15 min', 900e3], ['30 min', 1.8e6], ['1 h', 3.6e6], ['2 h', 7.2e6], ['3 h', 10.8e6], ['6 h', 21.6e6], ['12 h', 43.2e6], ['1 d', 86.4e6], ['2 d', 172.8e6], ['7 d', 604.8e6],
    ['14 d', 1_209.6e6], ['30 d', 2_592e6], ['91 d', 7_862.4e6], ['182 d', 15_724.8e6], ['365 d', 31_536e6]
  ] as const
  const from = Date.parse('2026-01-31T12:00:00Z')
  for (const [i, [name, step]] of rows.entries()) {
    t.equal(barsOf({ from, to: from + MOST * step }).step, step, name)
    const wider = rows[i + 1]?.[1]
    if (wider !== undefined) t.equal(barsOf({ from, to: from + MOST * step + 1 }).step, wider, `past ${MOST} bars of ${name}`)
  }
  t.equal(barsOf({ from: 0, to: 400 * 31_536e6 }).step, 31_536e6, 'there is none wider')
})

t.test('whole bars, which hold the window and no more', async t => {
  for (const [from, to] of [[0, 0], [7, 7], [59_999, 60_000], [1_769_860_800_123, 1_769_947_200_456], [0, 1_577_836_800_000]] as const) {
    const { from: begin, to: end, step, bars } = barsOf({ from, to })
    const name = `${from} to ${to}`
    t.equal(begin % step, 0, name)
    t.equal(end + 1 - begin, bars * step, name)
    t.ok(begin <= from && from < begin + step, `${name} begins in the first`)
    t.ok(end - step < to && to <= end, `${name} ends in the last`)
    t.ok(bars <= MOST + 1, name)
  }
})
