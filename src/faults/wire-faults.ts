// What can happen to the connection. Some leave no room for an answer; the others take the answer and spoil it.
import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Pending } from './held-responses.ts'
import type { Wire } from './fault-rule.ts'

export interface Line {
  readonly response: ServerResponse
  readonly pending: Pending
  readonly tenant: string
}

/** Instead of an answer. */
export const mute: Readonly<Partial<Record<Wire, (line: Line) => void>>> = {
  reset: ({ response }) => {
    if (response.socket instanceof Socket) response.socket.resetAndDestroy()
    else response.destroy() // in process there is no connection to reset
  },
  empty: ({ response }) => { response.destroy() },
  garbage: ({ response }) => {
    const { socket } = response
    if (socket instanceof Socket) socket.end(noise, () => response.destroy())
    else response.destroy()
  },
  hang: ({ response, pending, tenant }) => pending.hang(tenant, response)
}

/** Of an answer, whose head is written with the length it should have had. */
export const spoil: Readonly<Partial<Record<Wire, (line: Line, head: () => void, body: Buffer) => void>>> = {
  truncate: ({ response }, head, body) => {
    head()
    response.write(body.subarray(0, body.length >>> 1), () => response.destroy())
  },
  dribble: ({ response, pending, tenant }, head, body) => {
    head()
    const size = Math.ceil(body.length / drips)
    drip(body)
    function drip (rest: Buffer): void {
      if (rest.length <= size) {
        response.end(rest)
        return
      }
      response.write(rest.subarray(0, size))
      pending.wait(dripMs, tenant, response, () => drip(rest.subarray(size)))
    }
  }
}

const drips = 20
const dripMs = 250 // 5 s in all

// No HTTP, and the same everywhere.
const noise = Buffer.concat(['a', 'b', 'c', 'd'].map(letter => createHash('sha512').update(letter).digest()))
