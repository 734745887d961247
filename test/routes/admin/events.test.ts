import { request } from 'node:http'
import t from 'tap'
import { mockFor, project } from '../../helpers/mock.ts'

/** Reads server-sent events until there are `count`. */
async function eventsOf (origin: string, count: number, ready: () => Promise<void>): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    let text = ''
    const call = request(`${origin}/__admin/events?project_id=${project}`, { headers: { origin } }, response => {
      t.match(response.headers, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' })
      response.setEncoding('utf8').on('data', (chunk: string) => {
        if (text === '') ready().catch(reject)
        text += chunk
        const events = text.split('\n\n').filter(event => event.startsWith('event: request'))
        if (events.length < count) return
        call.destroy()
        resolve(events)
      })
    })
    call.on('error', reject).end()
  })
}

t.test('requests as they are answered, of one project', async t => {
  const { app, ask } = await mockFor(t, { journal: 0 })
  const origin = await app.listen({ port: 0 })
  const events = await eventsOf(origin, 3, async () => {
    await app.inject({ url: '/v1/other/cfw/logs/flow', headers: { 'x-auth-token': 'any' } })
    await ask({ limit: 1 })
    await ask({ limit: 2 })
    await app.inject(`/v1/${project}/cfw/log/flow`)
  })
  const entries = events.map(event => JSON.parse(event.slice(event.indexOf('data: ') + 6)))
  t.strictSame(entries.map(({ query }) => query.limit), [1, 2, undefined])
  t.match(entries[2], { status: 404, hints: [/did you mean/] }, 'and to a wrong path')
})

t.test('close ends it', async t => {
  const { app } = await mockFor(t)
  const origin = await app.listen({ port: 0 })
  const response = await fetch(`${origin}/__admin/events`)
  const text = response.text()
  await app.close()
  t.equal(await text, ': requests follow\n\n')
})
