// Knows every connection and the answers it waits for. It does three things that Node does not:
// - Every response emits `close` when its connection has closed. Node tells only the one whose turn it is, not those that wait for it.
// - At the end, a connection is cut as soon as it waits for no answer to a whole request. Node cuts only those that have been answered before.
// - What is to be said to a connection before it ends waits for the answers under way.
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface Connections {
  readonly watch: (server: Server) => void
  /** Calls `run` when no answer is under way on the connection; the last `run` counts. */
  readonly whenAnswered: (socket: Socket, run: () => void) => void
  readonly close: () => void
}

interface Connection {
  readonly responses: Set<ServerResponse>
  /** Listens to the `close` of every response, which is `this`: one function for all of them. */
  readonly forget: (this: ServerResponse) => void
  whenAnswered?: () => void
}

export function createConnections (): Connections {
  const open = new Map<Socket, Connection>()
  let closing = false

  const add = (socket: Socket) => {
    const responses = new Set<ServerResponse>()
    const connection: Connection = {
      responses,
      forget () {
        responses.delete(this)
        if (closing && !hasWholeRequest(responses)) socket.destroySoon()
        else if (!isAnswerUnderWay(responses)) connection.whenAnswered?.()
      }
    }
    open.set(socket, connection)
    socket.once('close', () => {
      open.delete(socket)
      for (const response of responses) if (response.socket === null) response.emit('close')
    })
  }
  const addResponse = (socket: Socket, response: ServerResponse) => {
    const connection = open.get(socket)
    if (connection === undefined) return // never: it is connected
    connection.responses.add(response)
    response.on('close', connection.forget)
  }

  return {
    watch (server) {
      server.on('connection', add)
      server.on('secureConnection', (socket: Socket) => { // takes the place of the one below it
        for (const below of open.keys()) if (below.remotePort === socket.remotePort && below.remoteAddress === socket.remoteAddress) open.delete(below)
        add(socket)
      })
      for (const event of ['request', 'checkExpectation']) server.prependListener(event, ({ socket }, response) => addResponse(socket, response))
    },
    whenAnswered (socket, run) {
      const connection = open.get(socket)
      if (connection === undefined || !isAnswerUnderWay(connection.responses)) run()
      else connection.whenAnswered = run
    },
    close () {
      closing = true
      for (const [socket, { responses }] of open) {
        const last = [...responses].at(-1)
        if (last?.headersSent === false) last.setHeader('connection', 'close')
        if (!hasWholeRequest(responses)) socket.destroy()
      }
    }
  }
}

function hasWholeRequest (responses: Iterable<ServerResponse>): boolean {
  for (const { req: { complete } } of responses) if (complete) return true
  return false
}

/** Whether one has begun, or will, since its request is there. */
function isAnswerUnderWay (responses: Iterable<ServerResponse>): boolean {
  for (const { req: { complete }, headersSent } of responses) if (complete || headersSent) return true
  return false
}
