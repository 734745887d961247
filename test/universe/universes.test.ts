import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { NOTHING_PLANTED } from '../../src/universe/planted-records.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'

const settings = { seed: 7, rate: 3, resolution: '1ms', protocol: 'name' } as const
const recordsOf = ({ computedStreams }: Universe) => computedStreams.map(({ flowLogAt }) => [0, 1, 1e6, 1e12].map(flowLogAt))

t.test('a world is prepared in several turns of the event loop, so that others are served meanwhile', async t => {
  const universeOf = createUniverses(settings)
  const over = new AbortController()
  let turns = 0
  const counting = (async () => {
    for (; !over.signal.aborted; turns++) await setImmediate()
  })()
  await universeOf.prepare('p', 'f')
  over.abort()
  t.ok(turns >= 5, `a turn for each of its parts: ${turns}`)
  await counting
  t.equal(universeOf.prepare('p', 'f'), undefined, 'it is there')
  const prepared = recordsOf(universeOf('p', 'f'))
  for (let seed = 10; seed < 20; seed++) createUniverses({ ...settings, seed })('p', 'f') // nothing of the first one is kept beside it
  t.strictSame(prepared, recordsOf(createUniverses(settings)('p', 'f')), 'the same as one made at once')
})

t.test('mocks of one process share what the records of a world are drawn from, and nothing else', async t => {
  const [one, other] = [createUniverses(settings)('p', 'f'), createUniverses(settings)('p', 'f')]
  t.equal(one.cast, other.cast)
  t.not(one.kernel, other.kernel)
  t.not(one.cast, createUniverses({ ...settings, protocol: 'number' })('p', 'f').cast)
  t.not(one.cast, createUniverses({ ...settings, resolution: '1s' })('p', 'f').cast)
  t.not(one.cast, createUniverses({ ...settings, rate: 4 })('p', 'f').cast)
  t.not(one.cast, createUniverses({ ...settings, seed: 8 })('p', 'f').cast)
  t.not(one.cast, createUniverses(settings)('p', 'g').cast)
})

t.test('asked for twice, or needed before it is prepared, it is one world', async t => {
  const universeOf = createUniverses(settings)
  await Promise.all([universeOf.prepare('p', 'f'), universeOf.prepare('p', 'f')])
  const world = universeOf('p', 'f')
  const preparing = universeOf.prepare('p', 'g')
  await setImmediate()
  const other = universeOf('p', 'g')
  await preparing
  t.equal(universeOf('p', 'f'), world)
  t.equal(universeOf('p', 'g'), other)
})

t.test('a plan that fails is told, and stops no other world', async t => {
  let isBad = true
  const universeOf = createUniverses(settings, [], function * () {
    yield
    if (isBad) throw new Error('a bad plan')
    return NOTHING_PLANTED
  })
  await t.rejects(async () => universeOf.prepare('p', 'f'), { message: 'a bad plan' })
  t.throws(() => universeOf('p', 'f'), { message: 'a bad plan' })
  isBad = false
  await universeOf.prepare('p', 'f')
  t.equal(universeOf.prepare('p', 'f'), undefined)
})

/** Universes, and the names of the worlds that were made, as often as they were. */
function noting () {
  const made: string[] = []
  const universeOf = createUniverses({ ...settings, rate: 0 }, [], function * (_, firewallId) {
    yield
    made.push(firewallId)
    return NOTHING_PLANTED
  })
  return { universeOf, made }
}

t.test('who asks for a world that others wait for does not wait for all that was asked in between', async t => {
  const { universeOf, made } = noting()
  const names = Array.from({ length: 12 }, (_, i) => `f${i}`)
  const first = names.map(name => universeOf.prepare('p', name))
  const again = universeOf.prepare('p', 'f0')
  await again
  t.strictSame(made, ['f0'])
  await Promise.all([...first, ...names.map(async name => universeOf.prepare('p', name))])
  t.strictSame(made, names)
})

t.test('a world is not made where nobody waits for it any more', async t => {
  const { universeOf, made } = noting()
  let isThere = true
  const all = [
    universeOf.prepare('p', 'kept'),
    universeOf.prepare('p', 'left', () => isThere),
    universeOf.prepare('p', 'wanted', () => isThere),
    universeOf.prepare('p', 'wanted')
  ]
  isThere = false
  await Promise.all(all)
  t.strictSame(made, ['kept', 'wanted'])
})

t.test('where memory is short it is tried once more for each world that can go', async t => {
  let tries = 0
  let left = 2
  const universeOf = createUniverses({ ...settings, rate: 0 }, [], function * (_, firewallId) {
    yield
    if (firewallId === 'large' && tries++ < left) throw new RangeError('WebAssembly.Memory(): could not allocate memory')
    return NOTHING_PLANTED
  })
  await universeOf.prepare('p', 'f')
  await universeOf.prepare('p', 'g')
  await universeOf.prepare('p', 'large')
  t.equal(tries, 3)
  t.equal(universeOf.prepare('p', 'large'), undefined)
  universeOf.forget('p', 'large')
  tries = 0
  left = Infinity
  await t.rejects(async () => universeOf.prepare('p', 'large'), RangeError)
  t.equal(tries, 1, 'no other world can go')
})
