// Which hosts of a world a scenario means.
import t from 'tap'
import { hostsOf } from '../../src/scenarios/hosts-of.ts'
import { roles } from '../../src/scenarios/roles.ts'
import { estateOf } from '../../src/universe/population.ts'

const estate = estateOf(1, 7)
const KEY = 11
const none: ReadonlySet<string> = new Set()
const addressesOf = (...given: Parameters<typeof hostsOf>) => hostsOf(...given).map(({ ip }) => ip)

for (const role of roles) {
  t.test(`${role}: as many as are wanted, none twice, and none whose address is taken`, async t => {
    const free = addressesOf({ role, hosts: 20 }, estate, KEY, none)
    t.ok(free.length > 0 && free.length <= 20)
    t.equal(new Set(free).size, free.length)
    const taken = new Set(free.slice(0, Math.ceil(free.length / 2)))
    const rest = addressesOf({ role, hosts: 20 }, estate, KEY, taken)
    t.strictSame(rest.filter(ip => taken.has(ip)), [])
    t.equal(addressesOf({ role }, estate, KEY, none).length, 1, 'one, if nothing is said')
  })
}

t.test('strangers have addresses of nobody else; a given address of the estate is its host', async t => {
  const known = new Set(estate.endpoints.map(({ ip }) => ip))
  t.strictSame(addressesOf({ role: 'strangers', hosts: 5_000 }, estate, KEY, none).filter(ip => known.has(ip)), [])
  const [host] = estate.endpoints
  t.strictSame(hostsOf({ addresses: [host!.ip] }, estate, KEY, none), [host])
})
