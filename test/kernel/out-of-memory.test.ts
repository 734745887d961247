// What happens where memory is short. For these tests, the memories of kernels are made smaller, or refused.
import { once } from 'node:events'
import t, { type Test } from 'tap'
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { exec } from '../../src/commands/exec/exec.ts'
import { exportCommand } from '../../src/commands/export/export.ts'
import { serve } from '../../src/commands/serve.ts'
import { createMock } from '../../src/index.ts'
import { mockFor, now, urlOf } from '../helpers/mock.ts'
import { parseAnswers, readToEnd, socketTo } from '../helpers/raw-http.ts'

const { Memory } = WebAssembly
type Size = ConstructorParameters<typeof Memory>[0]
const megabyte = 16 // pages
const busy = { error_code: 'CFW.00100001', error_msg: 'system busy' }
const window = { start_time: now - 10_000, end_time: now, limit: 1_024 }
const own = Array.from({ length: 200 }, (_, n) => ({ log_id: `own-${n}`, start_time: now - 1_000 - n, end_time: now, app: 'x'.repeat(100_000) })) // a page of 20 MB

t.test('a page that no kernel has room for is a 503 in the words of the service, and the next page is answered', async t => {
  memories(t, size => new Memory({ ...size, maximum: 30 * megabyte }))
  const { ask, app } = await mockFor(t, { now, rate: 0 }, own)
  const { body } = await ask({ ...window, limit: 10 })
  for (let n = 0; n < 3; n++) {
    const answer = await ask(window)
    t.equal(answer.statusCode, 503)
    t.strictSame(answer.json(), busy)
    t.equal((await ask({ ...window, limit: 10 })).body, body)
  }
  t.strictSame(app.state.journal.list({ limit: 2 }).map(({ status, records }) => [status, records]), [[200, 10], [503, null]])
})

t.test('readers who fill a kernel keep nobody from an answer', async t => {
  memories(t, size => new Memory({ ...size, maximum: 75 * megabyte })) // for the records and two pages
  const { app, ask } = await mockFor(t, { now, rate: 0 }, own)
  await app.listen({ port: 0 })
  const { body } = await ask(window)
  const readers = Array.from({ length: 5 }, () => socketTo(app))
  for (const reader of readers) {
    reader.write(`GET ${urlOf(window)} HTTP/1.1\r\nhost: a\r\nx-auth-token: any\r\nconnection: close\r\n\r\n`)
    await once(reader, 'readable') // and reads no further
  }
  for (const end of readers.map(readToEnd)) {
    const [answer] = parseAnswers(await end)
    t.equal(answer?.status, 200)
    t.ok(answer?.body === body)
  }
})

t.test('where there is no room for another world, the one not used for longest goes', async t => {
  let refused = 0
  memories(t, size => {
    if (refused-- <= 0) return new Memory(size)
    throw new RangeError('WebAssembly.Memory(): could not allocate memory')
  })
  const { ask } = await mockFor(t, { now })
  const askFor = async (firewall: string) => ask({ fw_instance_id: firewall })
  const { body } = await askFor('a')
  for (const firewall of ['b', 'c']) await askFor(firewall)
  refused = 2
  t.equal((await askFor('d')).statusCode, 200)
  t.ok(refused <= 0, 'tried again')
  t.equal((await askFor('a')).body, body)
  refused = 100
  t.strictSame((await askFor('e')).json(), busy)
  refused = 0
  t.equal((await askFor('e')).statusCode, 200)
  t.equal((await askFor('a')).body, body)
})

t.test('where there is no room for any world, whatever needs one says so in one line at its start', async t => {
  memories(t, () => { throw new RangeError('WebAssembly.Memory(): could not allocate memory') })
  const window = ['--project', 'p', '--firewall', 'f', '--from', '2022-09-19', '--to', '2022-09-20']
  const starts = [
    async () => { await createMock() },
    ...[['serve', '--port', '0'], ['exec', '--', 'true'], ['export', ...window]].map(args => async () => {
      const call = parseCommandLine(args, {})
      if (call.command === 'serve') await serve(call.config, () => now)
      else if (call.command === 'exec') await exec(call.settings, call.child, call.config, () => now)
      else if (call.command === 'export') await exportCommand(call.settings, call.config, now)
    })
  ]
  for (const start of starts) await t.rejects(start(), { message: 'no address space for a world: V8 reserves 10 GB (see ulimit -v)' })
})

function memories (t: Test, make: (size: Size) => InstanceType<typeof Memory>): void {
  Object.assign(WebAssembly, { Memory: new Proxy(Memory, { construct: (_target, [size]) => make(size) }) })
  t.teardown(() => { Object.assign(WebAssembly, { Memory }) })
}
