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
  t.strictSame(recordsOf(universeOf('p', 'f')), recordsOf(createUniverses(settings)('p', 'f')), 'the same as one made at once')
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

t.test('a plan that fails is told when the world is needed, and stops no other world', async t => {
  let isBad = true
  const universeOf = createUniverses(settings, [], function * () {
    yield
    if (isBad) throw new Error('a bad plan')
    return NOTHING_PLANTED
  })
  await universeOf.prepare('p', 'f')
  t.throws(() => universeOf('p', 'f'), { message: 'a bad plan' })
  isBad = false
  await universeOf.prepare('p', 'f')
  t.equal(universeOf.prepare('p', 'f'), undefined)
})
