import { gzipSync } from 'node:zlib'
import t from 'tap'
import { mockFor, project, urlOf } from '../helpers/mock.ts'

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

t.test('the files of the console need no token, run no inline script, and are small', async t => {
  const { app } = await mockFor(t, { adminToken: 'sesame' })
  const page = await app.inject('/__admin/console')
  t.match(page.headers['content-security-policy'], /default-src 'none'; script-src 'self'; style-src 'self';/)
  const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => `/__admin/${file}`)
  t.equal(files.length, 3)
  let size = 0
  for (const url of files) {
    const { statusCode, rawPayload, headers } = await app.inject(url)
    t.equal(statusCode, 200, url)
    t.equal(headers['content-security-policy'], page.headers['content-security-policy'])
    size += gzipSync(rawPayload).length
  }
  t.ok(size < 150_000, `${size} bytes compressed`)
  t.notMatch(page.body, /<script>|<style|style=| on\w+=/)
  t.equal((await app.inject('/__admin/console/nothing.js')).statusCode, 404)
  t.equal((await app.inject('/__admin/console/../main.js')).statusCode, 404)
  t.equal((await app.inject('/__admin/clock')).statusCode, 401)
  t.equal((await app.inject({ url: '/', headers: browser })).headers.location, '/__admin/console')
})

t.test('without /__admin there is no console', async t => {
  const { app } = await mockFor(t, { noAdmin: true })
  t.equal((await app.inject('/__admin/console')).statusCode, 404)
  t.equal((await app.inject({ url: '/', headers: browser })).statusCode, 300)
})

t.test('who only looks on is served the same, unseen by journal, verdict, metrics and faults', async t => {
  const { app, admin } = await mockFor(t)
  const look = async () => app.inject({ url: urlOf(), headers: { 'x-auth-token': 'any', 'x-cfw-mock-viewer': 'console' } })
  const plain = await app.inject({ url: urlOf(), headers: { 'x-auth-token': 'any' } })
  await admin('DELETE', 'requests')
  await admin('PUT', 'faults', [{ respond: { status: 503 }, times: 1 }])
  t.equal((await look()).body, plain.body)
  t.strictSame((await admin('GET', 'requests')).json(), { requests: [] })
  t.match((await admin('GET', `verdict?project_id=${project}`)).json(), { requests: 0 })
  t.match((await admin('GET', 'metrics')).body, /requests_total\{status="200"\} 1\n/)
  t.equal((await app.inject({ url: urlOf(), headers: { 'x-auth-token': 'any' } })).statusCode, 503, 'the rule is still there for the next one')
})
