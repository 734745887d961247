// Each shipped scenario: physically possible, found by the textbook's detector, which is silent on the same day without it.
import t from 'tap'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { recordsOf } from '../../src/search/page.ts'
import { pagesOf } from '../../src/search/pages-of.ts'
import { violationsOf } from '../realism/consistency.ts'
import { createPlaceChecker } from '../realism/place-checker.ts'
import { wireRecordOf, type WireRecord } from '../realism/wire-record.ts'
import { runs } from '../laws/runs.ts'
import { universeOf } from '../laws/world.ts'
import { DETECTORS } from './detectors.ts'
import { shipped } from './shipped.ts'

const NOW = Date.parse('2026-01-28T15:00:00Z') // a Wednesday
const DAY = 86_400_000 // ms

interface Excerpt { readonly seed: number, readonly rate: number, readonly from: number, readonly to: number, readonly scenarios?: readonly Scenario[] }

function recordsIn ({ from, to, ...world }: Excerpt): readonly WireRecord[] {
  const universe = universeOf({ project: 'p', firewall: 'f', resolution: '1ms', protocol: 'name', from, to: NOW, own: [], ...world })
  const records: WireRecord[] = []
  for (const page of pagesOf(universe, { from, to, filter: {}, order: 'oldest', limit: 1_024, offset: 0, horizon: NOW, oldest: 0 })) records.push(...recordsOf(page).map(wireRecordOf))
  return records
}

t.strictSame(Object.keys(DETECTORS).sort(), shipped.map(({ id }) => id).sort(), 'every shipped scenario has a detector')

for (let seed = 1; seed <= runs(5).numRuns; seed++) {
  t.test(`seed ${seed}`, async t => {
    const before = recordsIn({ seed, rate: 1, from: NOW - 2 * DAY, to: NOW - DAY - 1 })
    const background = recordsIn({ seed, rate: 1, from: NOW - DAY, to: NOW })
    const contradictions = createPlaceChecker()
    for (const record of background) contradictions(record)
    for (const scenario of shipped) {
      const planted = recordsIn({ seed, rate: 0, from: NOW - 2 * DAY, to: NOW, scenarios: [scenario] })
      const hosts = new Set(planted.flatMap(({ src_ip: src, dst_ip: dst }) => [src, dst]))
      const detect = DETECTORS[scenario.id]!
      t.strictSame([...detect(background, before)], [], `${scenario.id}: silent without it`)
      const accused = detect([...background, ...planted].sort((a, b) => a.start_time - b.start_time), before)
      t.ok(accused.size > 0, `${scenario.id}: found`)
      t.strictSame([...accused].filter(host => !hosts.has(host)), [], `${scenario.id}: nobody else is accused`)
      t.strictSame(planted.flatMap(record => [...violationsOf(record), ...contradictions(record)]).slice(0, 3), [], `${scenario.id}: possible`)
    }
  })
}
