import fc from 'fast-check'
import t from 'tap'
import { createLogIds } from '../../src/universe/log-id.ts'
import { runs } from '../laws/runs.ts'

const keys = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

t.test('an id says which record it names, up to the largest numbers', async () => {
  fc.assert(fc.property(keys, fc.oneof(fc.nat(1_000), fc.nat(Number.MAX_SAFE_INTEGER)), (key, serial) => {
    const ids = createLogIds(key)
    const id = ids.write(serial)
    return /^\d+$/.test(id) && ids.read(id) === serial
  }), runs(2_000))
})

t.test('a text that is no id of this firewall is not read', async t => {
  const ids = createLogIds(1)
  const good = ids.write(322)
  const wrong = good.slice(0, -2) + String((Number(good.slice(-2)) + 1) % 100).padStart(2, '0')
  for (const id of ['', '0', '12', 'x', `0${good}`, ` ${good}`, `${good} `, `+${good}`, `${good}.0`, '-100', '1e5', wrong, '9'.repeat(18), '9'.repeat(400), '٣٤٥']) {
    t.equal(ids.read(id), undefined, id.slice(0, 20))
  }
})

t.test('an id of another firewall is refused 98 times in 100', async t => {
  const [mine, other] = [createLogIds(1), createLogIds(2)]
  let accepted = 0
  for (let n = 0; n < 10_000; n++) if (mine.read(other.write(n * 977)) !== undefined) accepted++
  t.ok(accepted < 200, `${accepted} of 10 000`)
})
