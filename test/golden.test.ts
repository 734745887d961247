// What a seed gives may change only with the version of the universe, and that only with a major version. golden.json has that version, the sha256 of a
// few pages, and two whole records of each world. After an intended change: raise UNIVERSE_VERSION, npm run golden, and review the difference.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import t from 'tap'
import type { FlowLog } from '../src/contract/flow-log.ts'
import { copyAndRelease } from '../src/encode/encoded-page.ts'
import { encodePage } from '../src/encode/page.ts'
import { pageOf, recordsOf, type Question } from '../src/search/page.ts'
import type { UniverseSettings } from '../src/universe/settings.ts'
import { UNIVERSE_VERSION } from '../src/universe/universe-version.ts'
import { createUniverses } from '../src/universe/universes.ts'

const file = new URL('golden.json', import.meta.url)
const example: Question = { from: 1_663_555_012_000, to: 1_664_159_798_000, filter: {}, order: 'newest', limit: 100, offset: 0, horizon: 1.77e12, oldest: 0 }
const worlds = [
  ['the default', {}],
  ['seed 2', { seed: 2 }],
  ['another firewall', { firewall: 'b' }],
  ['another project', { project: 'q' }],
  ['1 000 flows a second', { rate: 1_000 }],
  ['a flow in a quarter of an hour', { rate: 0.001 }],
  ['whole seconds, protocols by number', { resolution: '1s', protocol: 'number' }]
] as const satisfies ReadonlyArray<readonly [string, Partial<UniverseSettings & { project: string, firewall: string }>]>
const questions = [
  ['the first page', {}],
  ['oldest first, far in', { order: 'oldest', offset: 500 }],
  ['HTTPS', { filter: { dst_port: 443 } }],
  ['one client port over fifty years', { from: 0, filter: { src_port: 40_000 } }],
  ['while flows are running', { horizon: 1_663_900_000_000 }]
] as const satisfies ReadonlyArray<readonly [string, Partial<Question>]>

interface Golden { readonly total: number, readonly sha256: string, readonly records?: readonly FlowLog[] }

t.test('the same pages as ever', async t => {
  const now: Record<string, Golden> = {}
  for (const [world, { project = 'p', firewall = 'a', ...settings }] of worlds.map(([name, change]): [string, Partial<UniverseSettings> & { project?: string, firewall?: string }] => [name, change])) {
    const universe = createUniverses({ seed: 1, rate: 1, resolution: '1ms', protocol: 'name', ...settings })(project, firewall)
    for (const [name, change] of questions) {
      const page = pageOf(universe, { ...example, ...change })
      const sha256 = createHash('sha256').update(copyAndRelease(encodePage(page, page.total))).digest('hex')
      now[`${world}: ${name}`] = { total: page.total, sha256, ...name === 'the first page' && { records: recordsOf(page).slice(0, 2) } }
    }
  }
  const { universe, ...golden }: { readonly universe: number, readonly [page: string]: unknown } = JSON.parse(await readFile(file, 'utf8'))
  const changed = Object.keys(golden).filter(page => JSON.stringify(golden[page]) !== JSON.stringify(now[page]))
  if (process.env['GOLDEN'] === 'renew' && (changed.length === 0 || universe !== UNIVERSE_VERSION)) {
    await writeFile(file, textOf({ universe: UNIVERSE_VERSION, ...now }))
    return
  }
  t.strictSame(changed, [], 'pages change only with UNIVERSE_VERSION')
  t.strictSame({ universe: UNIVERSE_VERSION, ...now }, { universe, ...golden })
})

/** JSON, with a line for each record. */
function textOf (pages: Readonly<Record<string, Golden | number>>): string {
  const text = JSON.stringify(pages, (key, value) => key === 'records' ? value.map((record: FlowLog) => JSON.stringify(record)) : value, 2)
  return text.replaceAll(/^ {6}(".*"),?$/gm, (line, record: string) => line.replace(record, () => JSON.parse(record))) + '\n'
}
