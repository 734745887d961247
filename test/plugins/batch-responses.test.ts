import Fastify from 'fastify'
import t from 'tap'
import { batchResponses } from '../../src/plugins/batch-responses.ts'
import { mockFor } from '../helpers/mock.ts'

t.test('no answer is sent before all answers of this turn of the event loop are made', async t => {
  const order: string[] = []
  const app = Fastify()
  app.register(batchResponses)
  app.get<{ Params: { readonly name: string } }>('/:name', ({ params: { name } }, reply) => {
    order.push(`${name} is made`)
    reply.raw.once('finish', () => order.push(`${name} is sent`))
    reply.send(name)
  })
  await app.ready()
  const answers = await Promise.all(['a', 'b', 'c'].map(name => app.inject(`/${name}`)))
  t.strictSame(answers.map(({ body }) => body), ['a', 'b', 'c'])
  t.strictSame(order.slice(0, 3), ['a is made', 'b is made', 'c is made'])
  await app.close()
})

t.test('a test that fakes the timers does not stop the mock', async t => {
  const { ask } = await mockFor(t)
  const { setImmediate, setTimeout } = globalThis
  const answers = []
  try {
    Object.assign(globalThis, { setImmediate () {}, setTimeout () {} })
    answers.push(await ask(), await ask({ __delay: 1 }))
  } finally {
    Object.assign(globalThis, { setImmediate, setTimeout })
  }
  t.strictSame(answers.map(({ statusCode }) => statusCode), [200, 200])
})
