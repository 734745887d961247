// The conditions as data.
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { parseCommandLine } from '../../../src/commands/command-line.ts'
import { conditions } from '../../../src/commands/certify/condition.ts'
import { scenariosFrom } from '../../../src/scenarios/scenarios-from.ts'

const root = new URL('../../../', import.meta.url)

t.test('every condition is good: its file has its name, its settings exist, its faults are named', async t => {
  const all = conditions()
  t.strictSame(all.map(({ id }) => `${id}.json`).sort(), readdirSync(new URL('fixtures/conditions/', root)).sort())
  for (const condition of all) {
    const { id, faults, settings } = condition
    const { config } = { config: undefined, ...parseCommandLine(['exec', '--profile', id, '--', 'x'], {}) }
    for (const name of Object.keys(settings)) t.ok(Object.hasOwn(config ?? {}, name), `${id}: ${name}`)
    const names = faults.map(({ name }) => name)
    t.ok(names.every(name => name !== undefined) && new Set(names).size === names.length, `${id}: a fault is known by its name`)
    t.strictSame(scenariosFrom([], id), condition.scenarios ?? [], 'they are planted by the profile')
  }
})

t.test('docs/control.md and docs/certify.md have them all', async t => {
  const [control, certify] = ['docs/control.md', 'docs/certify.md'].map(path => readFileSync(new URL(path, root), 'utf8'))
  for (const { id, title, why } of conditions()) {
    t.match(certify, `| ${id} | ${title} | ${why} |`)
    if (id !== 'C0') t.match(control, `| ${id.replace(/[a-z]$/, '')} |`)
  }
})

t.test('they are named by their ids, in any case', async t => {
  t.strictSame(conditions(['c9', 'C5a']).map(({ id }) => id), ['C5a', 'C9'])
  t.throws(() => conditions(['C9', 'C99']), { message: '--only: no condition has the id C99 (see certify --list)' })
})
