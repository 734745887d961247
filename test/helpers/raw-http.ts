// Bytes to a mock's port, and what comes back, as it stands on the wire.
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

export function socketTo ({ listeningOrigin }: FastifyInstance): Socket {
  const { hostname, port } = new URL(listeningOrigin)
  return connect(Number(port), hostname).on('error', () => {}) // a mock may hang up in the middle
}

/** Sends all, says that it was all, and waits until the mock hangs up. */
export async function exchange (app: FastifyInstance, bytes: string | Buffer): Promise<readonly RawAnswer[]> {
  const socket = socketTo(app)
  socket.end(bytes)
  return parseAnswers(await readToEnd(socket))
}

/** What is still to come on a socket, until it closes. */
export async function readToEnd (socket: Socket): Promise<string> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk)).once('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
  })
}

/** Answers with a length each, one behind the other. */
export function parseAnswers (text: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = []
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n')
    const head = rest.slice(0, end)
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0)
    if (end < 0) throw new Error(`no answer: ${rest.slice(0, 200)}`)
    answers.push({ status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1]), head, body: rest.slice(end + 4, end + 4 + length) })
    rest = rest.slice(end + 4 + length)
  }
  return answers
}
