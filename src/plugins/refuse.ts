// What is no HTTP, or too much of it, never becomes a request: the answer is written to the bare socket.
import type { Socket } from 'node:net'
import type { FastifyError } from 'fastify'
import { HeadersTooLargeError, MalformedRequestError } from '../errors.ts'
import { bodyOf } from './error-shape.ts'

/** For Fastify's `clientErrorHandler`. */
export function refuse (nextId: () => string): (error: Error & { code: string }, socket: Socket) => void {
  return ({ code }, socket) => {
    if (code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else socket.end(answerTo(code === 'HPE_HEADER_OVERFLOW' ? new HeadersTooLargeError() : new MalformedRequestError(), nextId()))
  }
}

function answerTo (error: FastifyError, requestId: string): string {
  const body = bodyOf(error, requestId)
  return [
    `HTTP/1.1 ${error.statusCode} ${error.message}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    `x-request-id: ${requestId}`,
    'connection: close',
    '',
    body.toString()
  ].join('\r\n')
}
