import t from 'tap'
import { mockFor, urlOf } from '../helpers/mock.ts'

const time = 'an integer from 0 to 9007199254740991'
const port = 'an integer from 0 to 65535'

t.test('a parameter that is not what it must be is refused by name, with what came', async t => {
  const { ask } = await mockFor(t)
  const rows = [
    ...['0', '1025', '1e3', '1.5', '0x10', ' 5', '5 ', '+5', '-1', 'ten', '٣', '99999999999999999999'].map(text => ['limit', text, 'an integer from 1 to 1024'] as const),
    ...['1e12', '-1', '1.5', '9007199254740992', 'NaN', '2022-09-19'].flatMap(text => [['start_time', text, time], ['end_time', text, time], ['next_date', text, time]] as const),
    ...['65536', '-1', 'http'].flatMap(text => [['src_port', text, port], ['dst_port', text, port]] as const),
    ['offset', '-1', time],
    ['direction', 'in', 'one of in2out, out2in'],
    ['direction', 'IN2OUT', 'one of in2out, out2in'],
    ['log_type', 'vgw', 'one of internet, vpc, nat']
  ] as const
  for (const [name, text, must] of rows) {
    const response = await ask({ [name]: text })
    t.equal(response.statusCode, 400, `${name}=${text}`)
    t.strictSame(response.json(), { error_code: 'CFW.00200003', error_msg: `parameter error: ${name} must be ${must}, got ${JSON.stringify(text)}` })
  }
})

t.test('a value at the edge is accepted', async t => {
  const { ask } = await mockFor(t)
  const rows = [['limit', 1], ['limit', 1_024], ['limit', '0010'], ['start_time', 0], ['end_time', Number.MAX_SAFE_INTEGER], ['src_port', 0], ['dst_port', 65_535],
    ['offset', 0], ['direction', 'in2out'], ['direction', 'out2in'], ['log_type', 'internet'], ['log_type', 'vpc'], ['log_type', 'nat']] as const
  for (const [name, value] of rows) t.equal((await ask({ [name]: value })).statusCode, 200, `${name}=${value}`)
})

t.test('an optional parameter sent empty is as good as absent', async t => {
  const { ask } = await mockFor(t)
  const absent = (await ask()).body
  const names = ['log_id', 'next_date', 'offset', 'direction', 'log_type', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'protocol', 'app', 'dst_host', 'src_region_name',
    'dst_region_name', 'src_province_name', 'dst_province_name', 'src_city_name', 'dst_city_name', 'enterprise_project_id']
  for (const name of names) t.equal((await ask({ [name]: '' })).body, absent, name)
  t.equal((await ask(Object.fromEntries(names.map(name => [name, ''])))).body, absent, 'all of them')
})

t.test('a required parameter missing or empty', async t => {
  const { ask } = await mockFor(t)
  for (const name of ['fw_instance_id', 'start_time', 'end_time', 'limit']) {
    for (const value of [undefined, '']) {
      t.strictSame((await ask({ [name]: value })).json(), { error_code: 'CFW.00200001', error_msg: `empty param: ${name}` })
    }
  }
})

t.test('a repeated parameter is refused, an unknown one ignored', async t => {
  const { app } = await mockFor(t)
  const ask = (more: string) => app.inject({ url: urlOf() + more, headers: { 'x-auth-token': 'any' } })
  for (const more of ['&limit=10', '&limit=', '&src_ip=1.1.1.1&src_ip=1.1.1.2']) t.equal((await ask(more)).json().error_code, 'CFW.00200003', more)
  for (const more of ['&colour=red', '&colour=red&colour=blue', '&__proto__=1', '&constructor=1', '&LIMIT=x']) t.equal((await ask(more)).statusCode, 200, more)
})

t.test('a long value is echoed in part, and no message is longer than the contract says', async t => {
  const { ask } = await mockFor(t)
  for (const text of ['x'.repeat(5_000), '\u0000'.repeat(5_000), '"'.repeat(5_000)]) {
    const { error_msg: message } = (await ask({ limit: text })).json()
    t.ok(message.length <= 512, 'fits')
    t.notOk(message.includes('x'.repeat(65)), 'no more than 64 characters of it')
  }
})
