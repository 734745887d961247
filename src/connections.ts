// Knows every connection and the answers it waits for. It does four things that Node does not:
// - Every response emits `close` when its connection has closed. Node tells only the one whose turn it is, not those that wait for it.
// - At the end, a connection is cut as soon as it waits for no answer to a whole request. Node cuts only those that have been answered before.
// - What is to be said to a connection before it ends waits for the answers under way.
// - Who closes its side has left, as with Node, but not while the mock makes the world that it asked for.
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers'

export interface Connections {
  readonly watch: (server: Server) => void
  /** Calls `run` when no answer is under way on the connection; the last `run` counts. */
  readonly whenAnswered: (socket: Socket, run: () => void) => void
  /** Who closes its side before `work` is done is answered when it is. */
  readonly keepFor: (socket: Socket, work: Promise<void>) => void
  readonly close: () => void
}

interface Connection {
  readonly responses: Set<ServerResponse>
  /** Listens to the `close` of every response, which is `this`: one function for all of them. */
  readonly forget: (this: ServerResponse) => void
  whenAnswered?: () => void
  /** What the mock does before it can answer. */
  readonly works: Set<Promise<void>>
}

const GRACE = 1_000 // ms, to be sent all that can be answered; longer is only what is held

export function createConnections (): Connections {
  const open = new Map<Socket, Connection>()
  let closing = false

  const add = (socket: Socket) => {
    const responses = new Set<ServerResponse>()
    const works = new Set<Promise<void>>()
    const connection: Connection = {
      responses,
      works,
      forget () {
        responses.delete(this)
        if (closing && !hasWholeRequest(responses)) socket.destroySoon()
        else if (!isAnswerUnderWay(responses)) connection.whenAnswered?.()
      }
    }
    open.set(socket, connection)
    socket.once('end', () => {
      if (works.size === 0) socket.end()
      else Promise.all(works).then(() => setTimeout(() => socket.end(), GRACE).unref())
    })
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
      Object.assign(server, { httpAllowHalfOpen: true }) // not to end what is kept; the rest is ended here
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
    keepFor (socket, work) {
      const works = open.get(socket)?.works
      works?.add(work)
      work.then(() => works?.delete(work))
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
