// Answers what is not HTTP, or too long. It never becomes a request, so the answer is written to the socket, after the answers under way.
import type { Socket } from 'node:net'
import type { FastifyError } from 'fastify'
import { HeadersTooLargeError, MalformedRequestError, NoSuchApiError, RequestTimeoutError, UriTooLargeError } from '../errors.ts'
import { httpDate } from './date.ts'
import { bodyOf } from './error-shape.ts'
import { longestUrl } from './limits.ts'
import { mayBeSlow } from './slow-bodies.ts'

interface ClientError extends Error {
  readonly code: string
  /** The last bytes received: a Buffer in fact. */
  readonly rawPacket?: unknown
  /** How many of them were understood. */
  readonly bytesParsed?: number
}

/** For Fastify's `clientErrorHandler`. */
export function clientErrorHandler (answerTo: (error: FastifyError) => string, whenAnswered: (socket: Socket, run: () => void) => void): (error: ClientError, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && mayBeSlow(socket)) return
    if (error.code === 'ECONNRESET') socket.destroy()
    else if (!socket.writable) socket.destroySoon()
    else whenAnswered(socket, () => socket.end(answerTo(toGatewayError(error)), () => socket.destroy()))
  }
}

function toGatewayError ({ code, rawPacket, bytesParsed = 0 }: ClientError): FastifyError {
  switch (code) {
    case 'HPE_INVALID_METHOD': return isRequestLine(rawPacket, bytesParsed) ? new NoSuchApiError() : new MalformedRequestError()
    case 'HPE_HEADER_OVERFLOW': return beginsWithLongUrl(rawPacket) ? new UriTooLargeError() : new HeadersTooLargeError()
    case 'ERR_HTTP_REQUEST_TIMEOUT': return new RequestTimeoutError()
    default: return new MalformedRequestError()
  }
}

function beginsWithLongUrl (packet: unknown): boolean {
  if (!Buffer.isBuffer(packet) || !/^[A-Z]+ /.test(packet.toString('latin1', 0, 20))) return false
  const end = packet.indexOf('\n')
  return (end < 0 ? packet.length : end) > longestUrl
}

// Whether the line in which parsing failed is good HTTP, so that only its method is unknown.
function isRequestLine (packet: unknown, failedAt: number): boolean {
  if (!Buffer.isBuffer(packet)) return false
  const begin = packet.subarray(0, failedAt).lastIndexOf('\n') + 1
  const [line = ''] = packet.toString('latin1', begin, begin + longestUrl).split('\n', 1)
  return /^[!#$%&'*+.^_`|~\w-]+ [^ ]+ HTTP\/1\.[01]\r?$/.test(line)
}

/** Makes the whole answer, as it goes over the wire. `now` gives ms since 1970. */
export function answersWithoutRequest (nextId: () => string, now: () => number): (error: FastifyError) => string {
  return error => {
    const requestId = nextId()
    const body = bodyOf(error, requestId)
    return [
      `HTTP/1.1 ${error.statusCode} ${error.message}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      `x-request-id: ${requestId}`,
      `date: ${httpDate(now())}`,
      'access-control-allow-origin: *', // whose page asked is not known
      'connection: close',
      '',
      body.toString()
    ].join('\r\n')
  }
}
