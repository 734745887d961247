// Faults of the connection, one for each value of `wire`. Some take the place of the answer, the others damage it.
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { HeldResponses } from './held-responses.ts'
import type { Wire } from './fault-rule.ts'

export interface Connection {
  readonly response: ServerResponse
  readonly heldResponses: HeldResponses
  readonly tenant: string
}

/** One of the two. */
export interface WireFault {
  readonly insteadOfAnswer?: (connection: Connection) => void
  /** Sends part of `body`. `writeHead` announces the length of the whole. */
  readonly damagedAnswer?: (connection: Connection, writeHead: () => void, body: Buffer) => void
}

const pieces = 20
const pieceInterval = 250 // ms; 5 s in all

// Bytes that are not HTTP, the same in every process.
const noise = Buffer.concat(['a', 'b', 'c', 'd'].map(letter => createHash('sha512').update(letter).digest()))

export const wireFaults: Readonly<Record<Wire, WireFault>> = {
  reset: {
    insteadOfAnswer: ({ response }) => {
      if (response.socket instanceof Socket) response.socket.resetAndDestroy()
      else response.destroy() // an injected request has no connection to reset
    }
  },
  empty: { insteadOfAnswer: ({ response }) => { response.destroy() } },
  garbage: {
    insteadOfAnswer: ({ response }) => {
      if (response.socket instanceof Socket) response.socket.end(noise, () => response.destroy())
      else response.destroy()
    }
  },
  hang: { insteadOfAnswer: ({ response, heldResponses, tenant }) => heldResponses.hang(tenant, response) },
  truncate: {
    damagedAnswer: ({ response }, writeHead, body) => {
      writeHead()
      response.write(body.subarray(0, body.length >>> 1), () => response.destroy())
    }
  },
  dribble: {
    damagedAnswer: ({ response, heldResponses, tenant }, writeHead, body) => {
      writeHead()
      const size = Math.ceil(body.length / pieces)
      const send = (rest: Buffer): void => {
        if (rest.length <= size) {
          response.end(rest)
          return
        }
        response.write(rest.subarray(0, size))
        heldResponses.delay(pieceInterval, tenant, response, () => send(rest.subarray(size)))
      }
      send(body)
    }
  }
}
