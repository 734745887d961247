import { readdir } from 'node:fs/promises'
import t from 'tap'
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { configFrom, sourceOf } from '../../src/config/config.ts'
import { initialFaults } from '../../src/faults/initial-faults.ts'
import { profileOf, withProfile } from '../../src/config/profile.ts'
import { scenariosFrom } from '../../src/scenarios/scenarios-from.ts'

t.test('every profile is good: its settings exist, its rules are valid', async t => {
  const names = (await readdir(new URL('../../fixtures/profiles/', import.meta.url))).map(file => file.replace('.json', '')).sort()
  t.strictSame(names, ['demo', 'flaky', 'late', 'long-sessions', 'malformed', 'outage', 'slow', 'steady', 'throttled', 'ties'])
  for (const profile of names) {
    const { description, settings, faults, scenarios = [] } = profileOf(profile)
    const config = new Map<string, unknown>(Object.entries(configFrom(withProfile([sourceOf({ profile })]))))
    t.match(description, /.{10}/)
    for (const name of Object.keys(settings)) t.ok(config.has(name), `${profile}: ${name}`)
    t.strictSame(await initialFaults({ profile, faults: undefined }), faults, profile)
    t.equal(scenariosFrom([], profile).length, scenarios.length, profile)
  }
})

t.test('a flag or a variable wins over the profile', async t => {
  t.match(parseCommandLine(['--profile', 'ties'], {}), { config: { rate: 50, resolution: '1s', profile: 'ties' } })
  t.match(parseCommandLine(['--profile', 'ties', '--rate', '2'], {}), { config: { rate: 2, resolution: '1s' } })
  t.match(parseCommandLine(['--profile', 'ties'], { CFW_MOCK_RESOLUTION: '1ms' }), { config: { rate: 50, resolution: '1ms' } })
  t.throws(() => parseCommandLine(['--profile', '../x'], {}), { message: '--profile must be one of demo, flaky, late, long-sessions, malformed, outage, slow, steady, throttled, ties, or a condition of certify such as C1, got "../x"' })
})

t.test('rules from a file; a bad one stops the start with its field', async t => {
  const folder = t.testdir({ 'good.json': '[{ "wire": "reset" }]', 'bad.json': '[{ "wire": "rest" }]', 'none.json': '[' })
  t.strictSame(await initialFaults({ faults: `${folder}/good.json`, profile: 'outage' }), [{ wire: 'reset' }, { name: 'outage', respond: { status: 503 } }])
  await t.rejects(initialFaults({ faults: `${folder}/bad.json`, profile: undefined }), { message: /bad.json: faults\[0\].wire must be one of/ })
  await t.rejects(initialFaults({ faults: `${folder}/none.json`, profile: undefined }), { message: /cannot read faults/ })
  await t.rejects(initialFaults({ faults: `${folder}/missing.json`, profile: undefined }), { message: /cannot read faults/ })
})
