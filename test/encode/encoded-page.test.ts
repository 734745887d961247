import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import Fastify from 'fastify'
import t from 'tap'
import { createClock } from '../../src/clock.ts'
import { configFrom } from '../../src/config/config.ts'
import { copyAndRelease } from '../../src/encode/encoded-page.ts'
import { encodePage } from '../../src/encode/page.ts'
import { compression } from '../../src/plugins/compression.ts'
import { validation } from '../../src/plugins/validation.ts'
import { flowLogs } from '../../src/routes/vendor/flow-logs.ts'
import { pageOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { mockFor, urlOf } from '../helpers/mock.ts'

const config = configFrom([])
const question: Question = { from: 1_663_555_012_000, to: 1_664_159_798_000, filter: {}, order: 'newest', limit: 100, offset: 0, horizon: 1.77e12, oldest: 0 }
const pageAt = (universe: Universe, offset: number) => encodePage(pageOf(universe, { ...question, offset }), 0)
const headers = { 'x-auth-token': 'any' }

t.test('bytes stay as they are until they are released; then their page buffer is used again', async t => {
  const universe = createUniverses(config)('p', 'f')
  const [first, second] = [pageAt(universe, 0), pageAt(universe, 1_000)]
  const kept = Buffer.from(first.bytes)
  t.notOk(second.bytes.equals(kept))
  t.ok(first.bytes.equals(kept))
  first.release()
  const third = pageAt(universe, 2_000)
  t.equal(third.bytes.byteOffset, first.bytes.byteOffset)
  for (const { release } of [second, third]) release()
  t.equal(universe.kernel.pageBuffersInUse(), 0)
})

t.test('while 16 page buffers are in use, further pages are copied', async t => {
  const universe = createUniverses(config)('p', 'f')
  const all = Array.from({ length: 40 }, (_, i) => pageAt(universe, i * 100))
  t.equal(universe.kernel.pageBuffersInUse(), 16)
  t.ok(all.every(({ bytes }, i) => bytes.equals(copyAndRelease(pageAt(universe, i * 100)))))
  for (const { release } of all) release()
  t.equal(universe.kernel.pageBuffersInUse(), 0)
})

t.test('pages of any length use the same page buffers', async t => {
  const own = Array.from({ length: 1_024 }, (_, i) => ({ log_id: `own-${i}`, start_time: i, end_time: i, dst_host: 'x'.repeat(2_000) }))
  const universe = createUniverses({ ...config, rate: 0 }, own)('p', 'f')
  const pageOfMany = (limit: number) => encodePage(pageOf(universe, { ...question, from: 0, limit }), 0)
  const round = () => {
    const [long, short] = [pageOfMany(1_024), pageOfMany(1)]
    t.equal(JSON.parse(long.bytes.toString()).data.records.length, 1_024)
    long.release()
    short.release()
  }
  for (let i = 0; i < 3; i++) round()
  const before = universe.kernel.allocate(0)
  for (let i = 0; i < 20; i++) round()
  t.ok(universe.kernel.allocate(0) - before < 1_000, 'no more memory is taken')
})

t.test('the bytes of a page stay as they are while the kernel\'s memory grows', async t => {
  const universe = createUniverses(config)('p', 'f')
  const { bytes } = pageAt(universe, 0)
  const kept = Buffer.from(bytes)
  for (let i = 0; i < 50; i++) universe.kernel.addTable(new Uint8Array(1_000_000).fill(1))
  t.ok(bytes.equals(kept))
})

t.test('an answer releases its page buffer when it has left, or its caller has', async t => {
  const universes = createUniverses(config)
  const kernel = () => universes('9d80d070b6d44942af73c9c3d38e0429', '2af58b7c-893c-4453-a984-bdd9b1bd6318').kernel
  const app = Fastify().register(validation).register(compression).register(flowLogs, { config, clock: createClock(() => 1.77e12), universeOf: universes })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const url = urlOf({ limit: 1_024 })
  for (const encoding of ['identity', 'gzip']) await (await fetch(origin + url, { headers: { ...headers, 'accept-encoding': encoding } })).text()
  await app.inject({ url, headers })
  t.equal(kernel().pageBuffersInUse(), 0)

  const calls = Array.from({ length: 20 }, () => request(origin + url, { headers }).on('error', () => {}).end())
  const [answer] = await once(calls[0]!, 'response')
  t.equal(answer.statusCode, 200)
  for (const call of calls) call.destroy()
  await app.close()
  t.equal(kernel().pageBuffersInUse(), 0)
})

t.test('a caller who has left before there was an answer keeps no page buffer', async t => {
  const universes = createUniverses(config)
  const app = Fastify().register(validation)
  const left: Array<Promise<unknown>> = []
  app.addHook('preHandler', async (_request, { raw }) => { // as long as it takes to look at a token
    left.push(once(raw, 'close'))
    raw.socket?.destroy()
    await left.at(-1)
  })
  app.register(flowLogs, { config, clock: createClock(() => 1.77e12), universeOf: universes })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  for (let i = 0; i < 3; i++) await t.rejects(fetch(origin + urlOf(), { headers }))
  await app.close()
  t.equal(left.length, 3)
  t.equal(universes('9d80d070b6d44942af73c9c3d38e0429', '2af58b7c-893c-4453-a984-bdd9b1bd6318').kernel.pageBuffersInUse(), 0)
})

t.test('callers who leave while their answers wait for others on the connection keep no page buffer', async t => {
  const universes = createUniverses(config)
  const app = Fastify().register(validation).register(flowLogs, { config, clock: createClock(() => 1.77e12), universeOf: universes })
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`GET ${urlOf({ limit: 1_024 })} HTTP/1.1\r\nhost: x\r\nx-auth-token: any\r\n\r\n`.repeat(5))
  await once(socket, 'data')
  socket.destroy()
  await app.close()
  t.equal(universes('9d80d070b6d44942af73c9c3d38e0429', '2af58b7c-893c-4453-a984-bdd9b1bd6318').kernel.pageBuffersInUse(), 0)
})

t.test('answers under way at the same time do not write over each other', async t => {
  const { app, ask } = await mockFor(t)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const offsets = Array.from({ length: 64 }, (_, i) => i * 100)
  const wanted = await Promise.all(offsets.map(async offset => (await ask({ offset, limit: 1_024 })).body))
  const got = await Promise.all(offsets.map(async offset => {
    const answer = await fetch(`${origin}${urlOf({ offset, limit: 1_024 })}`, { headers: { 'x-auth-token': 'any', 'accept-encoding': offset % 200 === 0 ? 'gzip' : 'identity' } })
    return answer.text()
  }))
  t.ok(wanted.every((body, i) => body === got[i]))
})
