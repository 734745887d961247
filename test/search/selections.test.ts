import t from 'tap'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { slotFor } from '../../src/search/selections.ts'
import { universeOf } from '../laws/world.ts'

const KEPT = 8 // filters
const world = { seed: 3, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] } as const
const portFilters = Array.from({ length: KEPT + 1 }, (_, i) => ({ dst_port: i }))

t.test('the filters used last stay loaded, each in a slot of its own', async t => {
  const universe = universeOf(world)
  const { kernel } = universe
  let loads = 0
  const counted = { ...universe, kernel: { ...kernel, setFilter: (...given: Parameters<typeof kernel.setFilter>) => { loads++; kernel.setFilter(...given) } } }
  const slots = portFilters.slice(0, KEPT).map(filter => slotFor(counted, filter))
  t.strictSame(slots, [1, 2, 3, 4, 5, 6, 7, 8])
  t.strictSame(portFilters.slice(0, KEPT).map(filter => slotFor(counted, filter)), slots)
  t.equal(loads, KEPT, 'each was loaded once')
  t.equal(slotFor(counted, portFilters[KEPT]!), 1, 'the one that has been unused for longest makes room')
  t.equal(slotFor(counted, portFilters[1]!), 2)
  t.equal(loads, KEPT + 1)
})

t.test('a page is read before the next one is found', async t => {
  const universe = universeOf(world)
  const question: Question = { from: 0, to: 1e9, filter: {}, order: 'oldest', limit: 3, offset: 0, logId: undefined, nextDate: undefined, horizon: 2e9, oldest: 0 }
  const page = pageOf(universe, question)
  t.equal(recordsOf(page).length, 3)
  const next = pageOf(universe, { ...question, offset: 3 })
  t.throws(() => recordsOf(page), { message: 'a page is to be read before the next one is found' })
  t.equal(recordsOf(next).length, 3)
})

t.test('an id that names a stream which is not there is no id of this world', async t => {
  const { computedStreams, logIdOf, serialOf } = universeOf(world)
  for (let stream = 0; stream < 7; stream++) {
    const serial = 8_000 + stream
    t.equal(serialOf(logIdOf(serial)), stream < computedStreams.length ? serial : undefined, `stream ${stream}`)
  }
})
