// Knows every connection and the answers it waits for. It does two things that Node does not:
// - Every response emits `close` when its connection has closed. Node tells only the one whose turn it is, not those that wait for it.
// - When the app closes, a connection is cut as soon as it waits for no answer to a whole request. Node cuts only those that have been answered before.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

export const connections = fp(async app => {
  const unanswered = new Map<Socket, Set<ServerResponse>>()
  let closing = false

  app.server.on('connection', socket => {
    const responses = new Set<ServerResponse>()
    unanswered.set(socket, responses)
    socket.once('close', () => {
      unanswered.delete(socket)
      for (const response of responses) if (response.socket === null) response.emit('close')
    })
  })

  app.server.prependListener('request', ({ socket }, response) => {
    const responses = unanswered.get(socket)
    if (responses === undefined) return // never: it is connected
    responses.add(response)
    response.once('close', () => {
      responses.delete(response)
      if (closing && !hasWholeRequest(responses)) socket.destroySoon()
    })
  })

  app.addHook('preClose', done => {
    closing = true
    for (const [socket, responses] of unanswered) {
      const last = [...responses].at(-1)
      if (last?.headersSent === false) last.setHeader('connection', 'close')
      if (!hasWholeRequest(responses)) socket.destroy()
    }
    done()
  })
}, { name: 'cfw-mock-connections', fastify: '5.x' })

function hasWholeRequest (responses: Iterable<ServerResponse>): boolean {
  for (const { req: { complete } } of responses) if (complete) return true
  return false
}
