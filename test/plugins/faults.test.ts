import { spawnSync } from 'node:child_process'
import t from 'tap'
import { immediateTimer, mockFor, urlOf } from '../helpers/mock.ts'

const header = (prefer: string) => ({ 'x-auth-token': 'any', prefer })

t.test('status alone brings the usual body; code and message can be given', async t => {
  const { ask, admin } = await mockFor(t)
  const rows = [
    [{ status: 400 }, { error_code: 'CFW.00200003' }],
    [{ status: 401 }, { error_code: 'APIGW.0301' }],
    [{ status: 403 }, { error_code: 'APIGW.0302' }],
    [{ status: 418 }, { error_code: 'APIGW.0201', error_msg: "I'm a Teapot" }],
    [{ status: 429 }, { error_code: 'APIGW.0308' }],
    [{ status: 500 }, { error_code: 'CFW.00000008', error_msg: 'internal error' }],
    [{ status: 502 }, { error_code: 'APIGW.0201', error_msg: 'Backend unavailable.' }],
    [{ status: 503 }, { error_code: 'CFW.00100001', error_msg: 'system busy' }],
    [{ status: 504 }, { error_msg: 'Backend timeout.' }],
    [{ status: 400, error_code: 'CFW.00500004' }, { error_code: 'CFW.00500004', error_msg: 'page jump too large' }],
    [{ status: 400, error_code: 'CFW.00500004', error_msg: 'page jump: 100%s too large' }, { error_code: 'CFW.00500004', error_msg: 'page jump: 100%s too large' }]
  ] as const
  for (const [respond, body] of rows) {
    await admin('PUT', 'faults', [{ name: 'the rule', respond }])
    const response = await ask()
    t.match(response, { statusCode: respond.status, headers: { 'x-cfw-mock-fault': 'the rule', 'x-request-id': /^[0-9a-f]{32}$/ } })
    t.match(response.json(), body)
  }
})

t.test('a request can ask for its own fault', async t => {
  const { timer, waited } = immediateTimer()
  const { ask } = await mockFor(t, {}, [], { timer })
  t.match(await ask({}, header('code=429, delay=250')), { statusCode: 429, headers: { 'x-cfw-mock-fault': 'prefer' } })
  t.match(await ask({ __code: 503, __delay: 20 }), { statusCode: 503 })
  t.match(await ask({}, header('delay="5"; foo')), { statusCode: 200 })
  t.match(await ask({}, header('respond-async, return=minimal')), { statusCode: 200, headers: { 'x-cfw-mock-fault': undefined } }, 'what is somebody else\'s is left alone')
  t.match(await ask({}, header(' CODE = "503" ; a="b" , delay = 7;x')), { statusCode: 503 })
  t.strictSame(waited, [250, 20, 5, 7])
  await t.rejects(ask({ __wire: 'reset' }))
  t.match(await ask({}, header('code=502, body=html')), { statusCode: 502, headers: { 'content-type': 'text/html' }, body: /<h1>502 Bad Gateway<\/h1>/ })
  t.match(await ask({ __body: 'empty' }), { statusCode: 200, body: /^$/ })
  t.match((await ask({}, header('records=null'))).json(), { data: { records: null } })
  t.notOk('records' in (await ask({}, header('records=missing'))).json().data)
})

t.test('a malformed preference is refused', async t => {
  const { ask } = await mockFor(t)
  const rows = [{ __code: 'x' }, { __code: 200 }, { __code: '' }, { __delay: -1 }, { __delay: 3_600_001 }, { __wire: 'rest' }, { __body: 'json' }, { __records: '' }]
  for (const change of rows) t.match((await ask(change)).json(), { error_code: 'CFW.00200003' }, JSON.stringify(change))
  for (const prefer of ['code', 'code=', 'cde=429', 'code=429, code=500', 'delay=1s', '=', ',', 'code==4', 'wire=toString']) t.match((await ask({}, header(prefer))).json(), { error_code: 'CFW.00200003' }, prefer)
})

t.test('a long preference is refused as fast as a short one', async t => {
  const { ask } = await mockFor(t)
  const rows = [`code=${' '.repeat(15_000)}"x"y`, `${' '.repeat(15_000)}code`, `code${' ;'.repeat(7_500)}`, `${'='.repeat(15_000)}x`, '"'.repeat(15_000), ','.repeat(15_000)]
  for (const prefer of rows) {
    const before = process.cpuUsage()
    t.match((await ask({}, header(prefer))).json(), { error_code: 'CFW.00200003' })
    const { user } = process.cpuUsage(before) // us
    t.ok(user < 1_000_000, `${prefer.trim().slice(0, 10)}: ${user} us`)
  }
})

t.test('a 500 that was asked for is no error of the mock', async t => {
  const { ask, admin, log } = await mockFor(t, { logLevel: 'error' })
  t.equal((await ask({ __code: 500 })).statusCode, 500)
  await admin('PUT', 'faults', [{ respond: { status: 500 } }])
  t.equal((await ask()).statusCode, 500)
  t.strictSame(log, [])
})

t.test('faults never touch /__admin', async t => {
  const { admin, app } = await mockFor(t)
  await admin('PUT', 'faults', [{ respond: { status: 500 } }])
  t.equal((await admin('GET', 'clock')).statusCode, 200)
  t.equal((await app.inject('/__admin/health')).statusCode, 200)
})

t.test('close lets go of what waits and what hangs', async t => {
  const { app, admin } = await mockFor(t)
  const origin = await app.listen({ port: 0 })
  await admin('PUT', 'faults', [{ times: 1, wire: 'hang' }, { delay: { type: 'fixed', ms: 3_600_000 } }])
  const hanging = fetch(origin + urlOf(), { headers: { 'x-auth-token': 'any' } })
  const late = fetch(origin + urlOf(), { headers: { 'x-auth-token': 'any' } })
  while (!(await admin('GET', 'metrics')).body.includes('cfw_mock_pending 2')) await new Promise(resolve => { setImmediate(resolve) })
  const closed = app.close()
  await t.rejects(hanging)
  t.equal((await late).status, 200)
  await closed
})

t.test('the same seed, rules and requests give the same faults in a new process', async t => {
  const script = `
    const { buildApp } = await import('./src/app.ts')
    const { configFrom } = await import('./src/config/config.ts')
    const given = { logLevel: 'silent', rate: 0, seed: 7 }
    const app = await buildApp(configFrom([{ valueOf: name => given[name], nameOf: name => name }]), { system: () => 0, log: process.stderr, timer: (ms, run) => { waited.push(ms); setImmediate(run); return () => {} } })
    const waited = []
    const rules = [{ name: 'a', match: { probability: 0.2 }, respond: { status: 503 } }, { name: 'b', match: { probability: 0.3 }, delay: { type: 'lognormal', median: 80, sigma: 1 } }]
    await app.inject({ method: 'PUT', url: '/__admin/faults', payload: JSON.stringify(rules) })
    const seen = []
    for (let n = 0; n < 100; n++) {
      const response = await app.inject({ url: '/v1/p/cfw/logs/flow?fw_instance_id=f&start_time=' + n % 7 + '&end_time=9&limit=5', headers: { 'x-auth-token': 'any' } })
      seen.push(response.headers['x-cfw-mock-fault'] ?? '-')
    }
    process.stdout.write(JSON.stringify([seen.join(''), waited]))
  `
  const run = () => spawnSync(process.execPath, ['--import', './test/loader.js', '--input-type=module', '--eval', script], { cwd: new URL('../../', import.meta.url), encoding: 'utf8' }).stdout
  const first = run()
  t.match(first, /"[-ab]{100}"/)
  t.ok(first.includes('a') && first.includes('b') && first.includes('-'))
  t.equal(run(), first)
})
