// Bad collectors are caught by name.
import t from 'tap'
import { BAD } from './bad.ts'
import { serviceFor } from './service.ts'

for (const { name, under, causes, notes = [], walker } of BAD) {
  t.test(name, async t => {
    const { service, verdict } = await serviceFor(t, under)
    await walker(service)
    const found = await verdict()
    const byCount = found.causes.toSorted((a, b) => b.count - a.count)
    t.strictSame(byCount.map(({ cause }) => cause), causes, JSON.stringify(found, null, 1))
    for (const { explanation, examples, request_ids: ids } of byCount) {
      t.match(explanation, /^[1-9]\d* records? /)
      t.ok(examples.length > 0 && ids.length > 0, 'with evidence')
    }
    const known = found.notes.map(({ note }): string => note)
    for (const note of notes) t.ok(known.includes(note), note)
    t.equal(found.complete, causes.length === 0)
    t.equal(found.lost, found.causes.reduce((sum, { count }) => sum + count, 0))
  })
}
