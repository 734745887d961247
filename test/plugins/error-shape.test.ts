import Fastify from 'fastify'
import t from 'tap'
import * as errors from '../../src/errors.ts'
import { errorShape, sendError } from '../../src/plugins/error-shape.ts'
import { requestId, requestIds } from '../../src/plugins/request-id.ts'
import { mockFor, urlOf } from '../helpers/mock.ts'

const token = { 'x-auth-token': 'any' }
const noSuchApi = [404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'] as const
const noToken = [401, 'APIGW.0301', 'Incorrect IAM authentication information: x-auth-token not found'] as const

t.test('what the mock refuses by itself', async t => {
  const { app } = await mockFor(t, { firewalls: 'a' })
  const path = urlOf({ fw_instance_id: 'a' })
  const rows = [
    ['no token', { url: path }, ...noToken],
    ['an empty token', { url: path, headers: { 'x-auth-token': '' } }, ...noToken],
    ['start after end', { url: urlOf({ fw_instance_id: 'a', start_time: 2, end_time: 1 }), headers: token }, 400, 'CFW.00500002', 'time range error'],
    ['a required parameter missing', { url: urlOf({ limit: undefined }), headers: token }, 400, 'CFW.00200001', 'empty param: limit'],
    ['a required parameter empty', { url: urlOf({ fw_instance_id: '' }), headers: token }, 400, 'CFW.00200001', 'empty param: fw_instance_id'],
    ['an unknown firewall', { url: urlOf({ fw_instance_id: 'b' }), headers: token }, 400, 'CFW.00200005', 'operation content does not exist.'],
    ['an unknown path', { url: '/v1/p/cfw/logs/attack' }, ...noSuchApi],
    ['a wrong method', { url: path, method: 'DELETE' }, ...noSuchApi],
    ['a wrong method with a body', { url: path, method: 'POST', payload: '<', headers: { 'content-type': 'text/xml' } }, ...noSuchApi],
    ['HEAD', { url: path, method: 'HEAD' }, 404],
    ['a path that is no percent-encoding', { url: '/v1/%zz/cfw/logs/flow' }, ...noSuchApi],
    ['an endless project', { url: path.replace(/v1\/\w+/, `v1/${'p'.repeat(9_000)}`) }, 414, 'APIGW.0201', 'Request URI too large.']
  ] as const
  for (const [name, request, status, code, message] of rows) {
    const response = await app.inject(request)
    t.equal(response.statusCode, status, name)
    t.equal(response.headers['content-type'], 'application/json', `${name}: content type`)
    t.match(response.headers['x-request-id'], /^[0-9a-f]{32}$/, `${name}: request id`)
    if (code === undefined) continue
    const body = code.startsWith('CFW.')
      ? { error_code: code, error_msg: message }
      : { error_msg: message, error_code: code, request_id: response.headers['x-request-id'] }
    t.equal(response.body, JSON.stringify(body), `${name}: body`)
  }
})

t.test('a long project is one like any other', async t => {
  const { app } = await mockFor(t, { rate: 0 })
  t.equal((await app.inject({ url: urlOf().replace(/v1\/\w+/, `v1/${'p'.repeat(150)}`), headers: token })).statusCode, 200)
})

t.test('a page of another origin can read every refusal', async t => {
  const { app } = await mockFor(t)
  for (const url of ['/v1/%zz/cfw/logs/flow', `/${'x'.repeat(9_000)}`, '/nowhere', urlOf(), '/__admin/nowhere']) {
    t.match((await app.inject({ url, headers: { origin: 'http://localhost:5173' } })).headers, { 'access-control-allow-origin': '*', 'x-request-id': /./ }, url.slice(0, 40))
  }
})

t.test('every error of the table, thrown in a route', async t => {
  const rows = [
    [new errors.TimeRangeError(), 400, 'CFW.00500002', 'time range error'],
    [new errors.EmptyParamError('limit'), 400, 'CFW.00200001', 'empty param: limit'],
    [new errors.ParameterError('why'), 400, 'CFW.00200003', 'parameter error: why'],
    [new errors.UnknownFirewallError(), 400, 'CFW.00200005', 'operation content does not exist.'],
    [new errors.InternalError(), 500, 'CFW.00000008', 'internal error'],
    [new errors.UnavailableError(), 503, 'CFW.00100001', 'system busy'],
    [new errors.AuthenticationError('decrypt token fail'), 401, 'APIGW.0301', 'Incorrect IAM authentication information: decrypt token fail'],
    [new errors.NoCredentialsError(), 401, 'APIGW.0301', 'Incorrect IAM authentication information: x-auth-token not found'],
    [new errors.ForbiddenError(), 403, 'APIGW.0302', 'The IAM user is not authorized to access the API.'],
    [new errors.NoSuchApiError(), ...noSuchApi],
    [new errors.ThrottledError('limit:100,time:1 minute'), 429, 'APIGW.0308', 'The throttling threshold has been reached: policy user over ratelimit,limit:100,time:1 minute'],
    [new errors.MalformedRequestError(), 400, 'APIGW.0201', 'Request malformed.'],
    [new errors.BodyTooLargeError(), 413, 'APIGW.0201', 'Request entity too large.'],
    [new errors.UriTooLargeError(), 414, 'APIGW.0201', 'Request URI too large.'],
    [new errors.HeadersTooLargeError(), 494, 'APIGW.0201', 'Request headers too large.'],
    [new errors.BackendUnavailableError(), 502, 'APIGW.0201', 'Backend unavailable.'],
    [new errors.BackendTimeoutError(), 504, 'APIGW.0201', 'Backend timeout.']
  ] as const
  for (const [error, status, code, message] of rows) {
    const response = await thrown(error)
    t.equal(response.statusCode, status, code)
    t.match(response.json(), { error_code: code, error_msg: message }, code)
  }
  t.equal((await thrown(new errors.WrongPasswordError())).body, '{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}')
  t.equal((await thrown(new errors.BadIdentityRequestError('no scope'))).body, '{"error":{"code":400,"message":"no scope","title":"Bad Request"}}')
})

t.test('an exception tells the log why, and the caller nothing', async t => {
  const log: string[] = []
  const response = await thrown(new Error('secret cause'), log)
  t.equal(response.statusCode, 500)
  t.equal(response.body, '{"error_code":"CFW.00000008","error_msg":"internal error"}')
  t.match(log.join(''), /secret cause/)
})

t.test('a system error with a code of its own is an exception too', async t => {
  t.equal((await thrown(Object.assign(new Error('no such file'), { code: 'ENOENT' }))).body, '{"error_code":"CFW.00000008","error_msg":"internal error"}')
})

t.test('a body too large is the gateway\'s 413', async t => {
  const app = Fastify({ genReqId: requestIds(), bodyLimit: 8 })
  app.register(errorShape)
  app.post('/', async () => 'read')
  const response = await app.inject({ method: 'POST', url: '/', payload: { long: 'enough' } })
  t.equal(response.statusCode, 413)
  t.match(response.json(), { error_code: 'APIGW.0201', error_msg: 'Request entity too large.' })
})

async function thrown (error: Error, log: string[] = []) {
  const app = Fastify({ genReqId: requestIds(), frameworkErrors: sendError, logger: { stream: { write: (line: string) => { log.push(line) } } } })
  app.register(requestId)
  app.register(errorShape)
  app.get('/', async () => { throw error })
  return app.inject('/')
}
