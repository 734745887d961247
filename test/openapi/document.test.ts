import { execFileSync, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { rawQueryOf } from '../../src/journal/request-query.ts'
import { documentOf } from '../../src/openapi/document.ts'
import { mockFor } from '../helpers/mock.ts'
import { main } from '../helpers/server.ts'

const control = await readFile(new URL('../../docs/control.md', import.meta.url), 'utf8')
const surfaces = ['vendor', 'admin'] as const
const methods = ['get', 'put', 'post', 'delete'] as const

for (const surface of surfaces) {
  t.test(`the document of the ${surface} surface`, async t => {
    const document = JSON.parse(JSON.stringify(await documentOf(surface, buildApp)))
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    t.ok(valid, JSON.stringify(errors)?.slice(0, 2_000))
    t.equal(document.openapi, '3.1.0')

    for (const [path, item] of Object.entries<Readonly<Record<string, { summary?: string }>>>(document.paths)) {
      t.equal(path.startsWith('/__admin'), surface === 'admin', `${path} belongs here`)
      for (const method of methods) {
        const operation = item[method]
        if (operation === undefined) continue
        t.ok(operation.summary, `${method} ${path} says what it does`)
        const { responses, parameters = [], security } = JSON.parse(JSON.stringify(operation))
        if (surface === 'admin') t.ok(control.includes(path.split('/')[2] ?? path), `docs/control.md names ${path}`)
        else for (const { name } of parameters.filter(({ in: part }: { in: string }) => part === 'query')) t.ok(name in rawQueryOf(`${path}?${name}=1`), `the journal shows ${name} of ${path}`)
        if (surface === 'vendor' && security !== undefined) t.ok('401' in responses, `${method} ${path} is guarded`)
        const examples = Object.entries<{ content?: object }>(responses).flatMap(([status, { content = {} }]) => Object.values(content).some(media => media.examples) ? [status] : [])
        if (!withoutExample.includes(path)) t.ok(examples.some(status => /^[23]/.test(status)), `${method} ${path} has an example`)
        if ('400' in responses && !('$ref' in responses['400']) && surface === 'vendor') t.ok(examples.includes('400'), `${method} ${path} has examples of a bad request`)
      }
    }
  })
}

const withoutExample = ['/__admin/events', '/__admin/metrics', '/__admin/requests/{id}', '/__admin/reset', '/__admin/scenarios/{id}/records', '/v3/auth/tokens'] // no answer, an endless one, or one that depends on the request before or on what is planted

t.test('shows the errors of the flow logs, each with its code', async t => {
  const { paths } = JSON.parse(JSON.stringify(await documentOf('vendor', buildApp)))
  const { operationId, parameters, responses, security } = paths['/v1/{project_id}/cfw/logs/flow'].get
  t.match(parameters.find(({ name }: { name: string }) => name === 'limit'), { required: true, schema: { minimum: 1, maximum: 1_024 } })
  t.equal(operationId, 'ListFlowLogs')
  t.strictSame(security, [{ token: [] }, { signature: [] }])
  t.strictSame(Object.keys(responses), ['200', '400', '401', '403', '404', '408', '413', '414', '429', '494', '500', '502', '503', '504'])
  const { examples } = responses['400'].content['application/json']
  t.match(examples, {
    'empty parameter': { value: { error_code: 'CFW.00200001' } },
    'bad parameter': { value: { error_code: 'CFW.00200003' } },
    'start after end': { value: { error_code: 'CFW.00500002' } }
  })
})

t.test('shows what each method of tokens answers', async t => {
  const { paths } = JSON.parse(JSON.stringify(await documentOf('vendor', buildApp)))
  t.match(paths['/v3/auth/tokens'], { get: { responses: { 200: {}, 404: {} } }, post: { responses: { 201: {} } }, delete: { responses: { 204: {}, 404: {} } } })
})

t.test('has what generators of clients need', async t => {
  for (const surface of surfaces) {
    const document = JSON.parse(JSON.stringify(await documentOf(surface, buildApp)))
    const ids = new Set<string>()
    for (const [path, item] of Object.entries<Readonly<Record<string, { operationId: string, tags: readonly string[], parameters?: ReadonlyArray<{ name: string, required: boolean }> }>>>(document.paths)) {
      for (const [method, { operationId, tags, parameters = [] }] of Object.entries(item)) {
        t.match(operationId, /^[A-Za-z][A-Za-z\d]+$/, `${method} ${path}`)
        t.notOk(ids.has(operationId), `${operationId} is one operation`)
        ids.add(operationId)
        t.equal(tags.length, 1, `${method} ${path} has a tag`)
        if (surface === 'vendor') for (const { name, required, ...parameter } of parameters) if (required) t.ok('example' in parameter, `${name} of ${path} has an example`)
      }
    }
    for (const number of numbersIn(document)) t.match(number, { format: /^(int32|int64|double)$/ }, JSON.stringify(number))
  }
  const { components: { schemas }, paths, servers } = JSON.parse(JSON.stringify(await documentOf('vendor', buildApp)))
  const formats = Object.fromEntries(['start_time', 'packets', 'bytes', 'src_port'].map(name => [name, schemas.FlowLog.properties[name].format]))
  t.strictSame(formats, { start_time: 'int64', packets: 'int64', bytes: 'double', src_port: 'int32' })
  t.ok('X-Subject-Token' in paths['/v3/auth/tokens'].post.responses['201'].headers)
  t.notOk('/v3/' in paths, 'the same path once')
  t.match(servers, [{ url: 'http://127.0.0.1:8080' }])
})

/** Every schema of a number, wherever it is. */
function numbersIn (node: unknown): readonly object[] {
  if (typeof node !== 'object' || node === null) return []
  const children = Object.entries(node).filter(([name]) => !name.startsWith('example')).flatMap(([, child]) => numbersIn(child))
  return 'type' in node && (node.type === 'integer' || node.type === 'number') ? [node, ...children] : children
}

t.test('is served, with a page to browse it', async t => {
  const { app, admin } = await mockFor(t)
  t.match((await admin('GET', 'openapi.json')).json(), { openapi: '3.1.0', paths: { '/v1/{project_id}/cfw/logs/flow': {} } })
  const { openapi, paths } = (await admin('GET', 'admin-openapi.json')).json()
  t.match({ openapi, paths }, { openapi: '3.1.0', paths: { '/__admin/clock': {} } })
  t.strictSame(Object.keys(paths['/__admin/verdict'].post.responses), ['200', '400', '401', '403', '413'], 'a store can be too large')
  const { servers } = (await app.inject({ url: '/__admin/openapi.json', headers: { host: 'localhost:81' } })).json()
  t.strictSame(servers, [{ url: 'http://localhost:81' }], 'with the address that the caller used')
  for (const path of ['docs', 'docs/']) {
    const { statusCode, body } = await admin('GET', path)
    t.equal(statusCode, 200, path)
    const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => new URL(file, `http://mock/__admin/${path}`).pathname.replace('/__admin/', ''))
    t.ok(files.length > 3)
    for (const file of files) t.equal((await admin('GET', file)).statusCode, 200, file)
  }
  t.match((await admin('GET', 'docs/static/swagger-initializer.js')).body, '/__admin/admin-openapi.json')
  t.equal((await admin('GET', 'docs/static/nothing.js')).statusCode, 404)
})

t.test('is printed by the command', async t => {
  t.match(JSON.parse(execFileSync(process.execPath, [main, 'openapi'], { encoding: 'utf8' })), { info: { title: 'Cloud Firewall flow logs' } })
  t.match(spawnSync('sh', ['-c', '"$0" "$1" openapi | head -c 1', process.execPath, main], { encoding: 'utf8' }), { stdout: '{', stderr: '' }, 'also to a reader that closes the pipe')
})
