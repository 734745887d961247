import t from 'tap'
import { createTokens } from '../../src/account/tokens.ts'

const claims = {
  iat: 1_769_860_800,
  exp: 1_769_947_200,
  methods: ['password'],
  user: { id: 'u', name: 'demo' },
  account: { id: 'a', name: 'ACME' },
  project: { id: 'p', name: 'eu-de' }
}

t.test('what goes in comes out, whatever the time', async t => {
  const { issue, read } = createTokens(1)
  t.strictSame(await read(await issue(claims)), claims)
  t.strictSame(await read(await issue({ ...claims, exp: 1 })), { ...claims, exp: 1 })
})

t.test('every process of one seed knows the tokens of the others', async t => {
  const token = await createTokens(7).issue(claims)
  t.strictSame(await createTokens(7).read(token), claims)
  t.equal(await createTokens(8).read(token), undefined)
})

t.test('there is one spelling of a token', async t => {
  const { issue, read } = createTokens(1)
  const token = await issue(claims)
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const good = [...digits].filter(digit => digit === token.at(-1))
  const read64 = await Promise.all([...digits].map(async digit => await read(token.slice(0, -1) + digit) === undefined ? '' : digit))
  t.strictSame(read64.filter(digit => digit !== ''), good)
  for (const other of [`${token}=`, `${token} `, ` ${token}`, `${token}.`, token.slice(1), '', '.', '..', 'a.b.c']) t.equal(await read(other), undefined, other.slice(-9))
})

t.test('another algorithm is no algorithm', async t => {
  const { issue, read } = createTokens(1)
  const [, payload = '', signature = ''] = (await issue(claims)).split('.')
  for (const alg of ['none', 'None', 'HS384', 'RS256', '', 0, null]) {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url')
    for (const end of ['', signature]) t.equal(await read(`${header}.${payload}.${end}`), undefined, `${alg}`)
  }
})
