// Sends bytes to a mock's port and parses what comes back.
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export interface RawAnswer {
  readonly status: number
  readonly head: string
  readonly body: string
}

export function socketTo ({ listeningOrigin }: FastifyInstance, address = new URL(listeningOrigin).hostname): Socket {
  return connect(Number(new URL(listeningOrigin).port), address).on('error', () => {}) // the mock may hang up at any time
}

/** Sends the bytes, ends the sending side, and waits until the mock hangs up. */
export async function exchange (app: FastifyInstance, bytes: string | Buffer, address?: string): Promise<readonly RawAnswer[]> {
  const socket = socketTo(app, address)
  socket.end(bytes)
  return parseAnswers(await readToEnd(socket))
}

/** All that comes from a socket until it closes. */
export async function readToEnd (socket: Socket): Promise<string> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    socket.on('data', chunk => chunks.push(chunk)).once('close', () => resolve(Buffer.concat(chunks).toString('latin1')))
  })
}

/** Consecutive answers, each with a content-length. */
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

export async function openConnections ({ server }: FastifyInstance): Promise<number> {
  return new Promise((resolve, reject) => server.getConnections((error, count) => error === null ? resolve(count) : reject(error)))
}
