import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { collectGarbage } from '../helpers/heap.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds, type World } from '../laws/world.ts'

const from = 1_663_555_012_000
const base: World = { seed: 1, project: 'p', firewall: 'f', rate: 100, resolution: '1ms', protocol: 'name', from, to: from + 30_000, own: [] }
const numbers = fc.array(fc.tuple(fc.nat(3), fc.oneof(fc.nat(200_000), fc.nat(1e13))), { minLength: 1, maxLength: 60 })

t.test('same seed, project, firewall and record number: same record, in any order, after any history', async () => {
  fc.assert(fc.property(worlds({ rates: [0.001, 1, 100_000] }), numbers, (world, numbers) => {
    const recordOf = (universe: Universe) => ([id, n]: [number, number]) => JSON.stringify(universe.computedStreams[id]!.flowLogAt(n))
    const [one, other] = [universeOf(world), universeOf(world)]
    const there = numbers.map(recordOf(one))
    const back = numbers.toReversed().map(recordOf(other)).toReversed()
    return there.every((record, i) => record === back[i])
  }), runs(8))
})

t.test('and in any process', async t => {
  const script = `
    import { createHash } from 'node:crypto'
    import { createUniverses } from './src/universe/universes.ts'
    const universe = createUniverses({ seed: 7, rate: 3, resolution: '1ms', protocol: 'name' })('p', 'f')
    const records = []
    for (const { flowLogAt } of universe.computedStreams) for (let i = 0; i < 500; i++) records.push(flowLogAt(i * 1_000_003))
    console.log(createHash('sha256').update(JSON.stringify(records)).digest('hex'))`
  const root = new URL('../..', import.meta.url)
  const digest = execFileSync(process.execPath, ['--import', './test/loader.js', '--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' }).trim()
  const { computedStreams } = createUniverses({ seed: 7, rate: 3, resolution: '1ms', protocol: 'name' })('p', 'f')
  const records: FlowLog[][] = computedStreams.map(() => [])
  for (let i = 499; i >= 0; i--) computedStreams.forEach((stream, id) => records[id]!.unshift(stream.flowLogAt(i * 1_000_003)))
  t.equal(digest, createHash('sha256').update(JSON.stringify(records.flat())).digest('hex'))
})

t.test('two firewalls, or two projects, are two worlds: nothing of one ever shows in the other', async t => {
  const changes: ReadonlyArray<Partial<World>> = [
    {}, { firewall: 'g' }, { project: 'q' }, { project: 'f', firewall: 'p' }, { project: 'pf', firewall: '' }, { project: '', firewall: 'pf' },
    { seed: 2 }, { seed: 11, project: '' }, { firewall: 'F' }, { firewall: 'f ' }, { firewall: 'ü' }, { firewall: 'u\u0308' }
  ]
  const seen = new Map<string, number>()
  const hosts = new Map<string, number>()
  for (const [world, change] of changes.entries()) {
    for (const { record } of plainRecords({ ...base, ...change }, base.from, base.to)) {
      const flow = [record.start_time, record.src_ip, record.src_port, record.dst_ip, record.dst_port].join()
      const before = seen.get(flow)
      if (before !== undefined && before !== world) t.fail(`${flow} is in ${JSON.stringify(changes[before])} and in ${JSON.stringify(change)}`)
      seen.set(flow, world)
      if (record.direction === 'in2out') hosts.set(`${world} ${record.src_ip}`, world)
    }
  }
  const shared = new Map<string, Set<number>>()
  for (const [name, world] of hosts) {
    const ip = name.slice(name.indexOf(' ') + 1)
    if (ip.startsWith('10.')) shared.set(ip, (shared.get(ip) ?? new Set()).add(world))
  }
  const most = Math.max(...[...shared.values()].map(worlds => worlds.size))
  t.ok(most <= 2, `a private address is a host of ${most} worlds at most; there are 250 nets for them`)
})

t.test('reading one world changes no other', async t => {
  const universes = createUniverses({ seed: 1, rate: 1, resolution: '1ms', protocol: 'name' })
  const before = universes('p', 'f').computedStreams.map(({ flowLogAt }) => flowLogAt(1_000))
  for (let i = 0; i < 20; i++) universes('p', `other ${i}`).computedStreams.map(({ flowLogAt }) => flowLogAt(i))
  t.strictSame(universes('p', 'f').computedStreams.map(({ flowLogAt }) => flowLogAt(1_000)), before, 'even where it had to be made anew')
})

t.test('a week has as many flows as the rate says', async t => {
  const week = 604_800_000 // ms
  for (const rate of [0.01, 1, 5_000]) {
    const { computedStreams } = createUniverses({ seed: 1, rate, resolution: '1ms', protocol: 'name' })('p', 'f')
    const flows = computedStreams.reduce((sum, { rank }) => sum + rank(2_800 * week) - rank(2_700 * week), 0) / 100
    t.ok(Math.abs(flows - rate * week / 1_000) <= computedStreams.length, `${flows} at ${rate}`)
  }
})

t.test('what names the records of a page keeps no kernel alive', async t => {
  const own = { ...universeOf(base).computedStreams[0]!.flowLogAt(0), log_id: 'own' }
  const made = () => {
    const { kernel, namerOf, serialOf } = universeOf({ ...base, own: [own] })
    return [serialOf(own.log_id) ?? 0, 0].map(serial => ({ kernel: new WeakRef(kernel), serial, logIdOf: namerOf(serial, serial) }))
  }
  const named = made()
  await new Promise(resolve => setImmediate(resolve)) // a WeakRef holds until its turn ends
  collectGarbage()
  t.strictSame(named.map(({ kernel }) => kernel.deref() === undefined), [true, true])
  t.equal(named[0]!.logIdOf(named[0]!.serial), 'own')
})

t.test('an id that names a stream which is not there is no id of this world', async t => {
  const { computedStreams, logIdOf, serialOf } = universeOf(base)
  for (let stream = 0; stream < 7; stream++) {
    const serial = 8_000 + stream
    t.equal(serialOf(logIdOf(serial)), stream < computedStreams.length ? serial : undefined, `stream ${stream}`)
  }
})
