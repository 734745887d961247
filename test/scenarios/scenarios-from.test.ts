// What is no scenario is refused in one line that names what is wrong.
import t from 'tap'
import { createMock } from '../../src/index.ts'
import { scenariosFrom } from '../../src/scenarios/scenarios-from.ts'
import { shipped } from './shipped.ts'

const [good] = shipped
const bent = (change: object) => ({ ...good, ...change })
const host = { addresses: ['10.0.0.1'] }

const REFUSED: ReadonlyArray<readonly [what: string, given: unknown, message: RegExp]> = [
  ['no such name', 'worm', /^scenario: cannot read worm: .*; there are beacon, crypto-mining, /],
  ['no object', 7, /^scenario: a scenario must be an object, got 7$/],
  ['unknown field', bent({ size: 1 }), /^scenario: size is unknown$/],
  ['no id', bent({ id: undefined }), /^scenario: id must be/],
  ['an id that is no label', bent({ id: 'My Attack' }), /^scenario: id must be text like/],
  ['no moment', bent({ start: 'tomorrow' }), /^scenario: start must be now, now-2h, .*, got "tomorrow"$/],
  ['too many', bent({ count: 1_000_001 }), /^scenario: count must be an integer from 1 to 1000000/],
  ['no port', bent({ ports: '0' }), /^scenario: ports must be ports from 1 to 65535, got "0"$/],
  ['more hosts and ports than there can be records', bent({ count: 1, to: { role: 'strangers', hosts: 65_536 }, from: host, ports: '1-65535' }), /^scenario: to and ports have 4294901760 pairs of a host and a port; at most 1000000$/],
  ['ports that fall', bent({ ports: '9-8' }), /^scenario: ports must be/],
  ['packets that are too small', bent({ session: { ...good!.session, packet_bytes: [28, 1_500] } }), /^scenario: session\.packet_bytes\[0\] must be an integer from 40 to 1500/],
  ['durations that fall', bent({ session: { ...good!.session, duration: ['2s', '1s'] } }), /^scenario: session\.duration must not fall/],
  ['role and addresses', bent({ from: { role: 'workers', ...host } }), /^scenario: from must have either a role or addresses$/],
  ['no address', bent({ from: { addresses: ['10.0.0.256'] } }), /^scenario: from\.addresses\[0\] must be/],
  ['the same host', bent({ from: host, to: host }), /^scenario: to\.addresses must have none of from\.addresses$/],
  ['both outside', bent({ from: { role: 'strangers' }, to: { role: 'sites' } }), /^scenario: from and to must be on the two sides/],
  ['spreading without a count', bent({ kind: 'spreading', count: undefined }), /^scenario: count must be|^scenario: count is missing/]
]

for (const [what, given, message] of REFUSED) t.test(`refused: ${what}`, async t => { t.throws(() => scenariosFrom([given]), { name: 'ConfigError', field: 'scenarios', message }) })

t.test('refused: twice the same, and more than a million together', async t => {
  t.throws(() => scenariosFrom(['beacon', 'beacon']), { message: 'scenario: beacon is there twice' })
  const half = (id: string) => bent({ id, count: 600_000 })
  t.throws(() => scenariosFrom([half('a'), half('b')]), { message: 'scenario: together they have up to 1200000 records; at most 1000000 can be planted' })
})

t.test('a file is read, and its mistakes are named with it', async t => {
  const dir = t.testdir({ 'good.json': JSON.stringify(bent({ id: 'mine' })), 'bad.json': '{', 'worse.json': '{}' })
  t.match(scenariosFrom([`${dir}/good.json`]), [{ id: 'mine' }])
  t.throws(() => scenariosFrom([`${dir}/bad.json`]), { message: /^scenario: cannot read .*bad\.json: / })
  t.throws(() => scenariosFrom([`${dir}/worse.json`]), { message: /^scenario: .*worse\.json: id is missing$/ })
})

t.test('createMock takes names and scenarios by value, and knows the option by one name', async t => {
  await t.rejects(createMock({ scenarios: ['worm'] }), { message: /^scenario: cannot read worm/ })
  const wrong: object = { scenario: ['beacon'] }
  await t.rejects(createMock(wrong), { message: 'unknown option scenario' })
})
