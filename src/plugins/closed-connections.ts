// Node tells an answer that its connection has closed only if the answer's turn has come. This plugin tells those too that wait for others on a
// connection: every response emits `close`, once.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

export const closedConnections = fp(async app => {
  const waiting = new WeakMap<Socket, Set<ServerResponse>>()

  app.addHook('onRequest', ({ raw: { socket } }, { raw: response }, done) => {
    if (response.socket === null) {
      const responses = waiting.get(socket) ?? watch(socket)
      responses.add(response)
      response.once('close', () => responses.delete(response))
    }
    done()
  })

  function watch (socket: Socket): Set<ServerResponse> {
    const responses = new Set<ServerResponse>()
    waiting.set(socket, responses)
    socket.once('close', () => {
      for (const response of responses) {
        if (response.socket === null) response.emit('close')
      }
    })
    return responses
  }
}, { name: 'cfw-mock-closed-connections', fastify: '5.x' })
