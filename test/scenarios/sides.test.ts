import t from 'tap'
import { pathOf, sideOf } from '../../src/scenarios/sides.ts'

t.test('which flows a firewall sees between two sides', async t => {
  const rows = [
    ['private', 'private', { direction: 'in2out', logType: 'vpc' }],
    ['private', 'public', undefined],
    ['private', 'internet', { direction: 'in2out', logType: 'nat' }],
    ['public', 'private', undefined],
    ['public', 'public', undefined],
    ['public', 'internet', { direction: 'in2out', logType: 'internet' }],
    ['internet', 'private', { direction: 'out2in', logType: 'internet' }],
    ['internet', 'public', { direction: 'out2in', logType: 'internet' }],
    ['internet', 'internet', undefined],
    [undefined, 'internet', undefined],
    ['internet', undefined, undefined]
  ] as const
  for (const [from, to, path] of rows) t.strictSame(pathOf(from, to), path, `${from} to ${to}`)
})

t.test('the side of an address', async t => {
  const rows = [
    ['10.0.0.1', 'private'], ['11.0.0.1', 'internet'], ['192.168.0.1', 'private'], ['192.169.0.1', 'internet'], ['172.15.0.1', 'internet'], ['172.16.0.1', 'private'], ['172.29.0.1', 'private'],
    ['172.31.0.1', 'private'], ['172.32.0.1', 'internet'], ['203.0.113.7', 'public'], ['198.51.100.7', 'public'], ['203.0.114.7', 'internet'], ['198.18.0.7', 'internet']
  ] as const
  for (const [address, side] of rows) t.equal(sideOf({ addresses: [address] }), side, address)
  t.equal(sideOf({ addresses: ['10.0.0.1', '198.18.0.7'] }), undefined, 'of both sides')
  t.equal(sideOf({}), undefined)
})
