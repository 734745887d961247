// Knows every connection and the answers it waits for. It does three things that Node does not:
// - Every response emits `close` when its connection has closed. Node tells only the one whose turn it is, not those that wait for it.
// - When the app closes, a connection is cut as soon as it waits for no answer to a whole request. Node cuts only those that have been answered before.
// - What is to be said to a connection at its end waits for the answers under way.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** Calls `run` when the connection waits for no answer; the last `run` counts. */
    whenAnswered: (socket: Socket, run: () => void) => void
  }
}

interface Connection {
  readonly responses: Set<ServerResponse>
  whenAnswered?: () => void
}

export const connections = fp(async app => {
  const open = new Map<Socket, Connection>()
  let closing = false

  app.server.on('connection', socket => {
    const responses = new Set<ServerResponse>()
    open.set(socket, { responses })
    socket.once('close', () => {
      open.delete(socket)
      for (const response of responses) if (response.socket === null) response.emit('close')
    })
  })

  app.server.prependListener('request', ({ socket }, response) => {
    const connection = open.get(socket)
    if (connection === undefined) return // never: it is connected
    const { responses } = connection
    responses.add(response)
    response.once('close', () => {
      responses.delete(response)
      if (closing && !hasWholeRequest(responses)) socket.destroySoon()
      else if (responses.size === 0) connection.whenAnswered?.()
    })
  })

  app.decorate('whenAnswered', (socket, run) => {
    const connection = open.get(socket)
    if (connection === undefined || connection.responses.size === 0) run()
    else connection.whenAnswered = run
  })

  app.addHook('preClose', done => {
    closing = true
    for (const [socket, { responses }] of open) {
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
