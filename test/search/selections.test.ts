import t from 'tap'
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
