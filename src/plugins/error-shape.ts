// Gives every error the body of its sender: the service, the gateway in front of it, the identity service, or the mock itself.
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ErrorBodies } from '../contract/error-bodies.ts'
import { BadFieldError, BodyTooLargeError, InternalError, NoSuchApiError, ParameterError } from '../errors.ts'
import { allowOrigin } from './cross-origin.ts'
import { ForeignCursor } from '../search/cursor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The error that was its answer. */
    refusal: FastifyError | null
  }
}

const bodies: { readonly [Sender in keyof ErrorBodies]: (error: FastifyError, requestId: string) => ErrorBodies[Sender] } = {
  CFW: ({ code, message }) => ({ error_code: code, error_msg: message }),
  APIGW: ({ code, message }, requestId) => ({ error_msg: message, error_code: code, request_id: requestId }),
  IAM: ({ statusCode = 500, message }) => ({ error: { code: statusCode, message, title: STATUS_CODES[statusCode] ?? '' } }),
  ADMIN: error => error instanceof BadFieldError ? { error: error.message, field: error.field } : { error: error.message }
}

// Errors of Fastify, and what the gateway would send instead.
const replacements: Readonly<Record<string, () => FastifyError>> = {
  FST_ERR_BAD_URL: () => new NoSuchApiError(),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new BodyTooLargeError()
}

export const errorShape = fp(async app => {
  app.decorateRequest('refusal', null)
  app.setErrorHandler(sendError)
}, { name: 'cfw-mock-error-shape', fastify: '5.x' })

/** Also Fastify's `frameworkErrors`, for errors before routing, and so before the hooks that set headers. */
export function sendError (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const shaped = toVendorError(error)
  const { statusCode = 500 } = shaped
  request.refusal = shaped
  if (statusCode === 500 && shaped !== error) request.log.error(error) // a 500 of errors.ts was asked for
  allowOrigin(request, reply)
  reply.code(statusCode).headers({ 'x-request-id': request.id, 'content-type': 'application/json' }).send(bodyOf(shaped, request.id))
}

/** The body for an error of errors.ts. */
export function bodyOf (error: FastifyError, requestId: string): Buffer {
  const sender = senderOf(error)
  return Buffer.from(JSON.stringify(sender && bodies[sender](error, requestId)))
}

function toVendorError (error: FastifyError | Error): FastifyError {
  if (error instanceof ForeignCursor) return new ParameterError(error.message)
  if (!('code' in error)) return new InternalError()
  if (senderOf(error) !== undefined) return error
  const { code, statusCode = 500, message } = error
  return replacements[code]?.() ?? (statusCode < 500 ? new ParameterError(message) : new InternalError())
}

/** Undefined for an error that is not of errors.ts. */
export function senderOf ({ code }: FastifyError): keyof ErrorBodies | undefined {
  const prefix = code.slice(0, code.indexOf('.'))
  return isSender(prefix) ? prefix : undefined
}

function isSender (prefix: string): prefix is keyof ErrorBodies {
  return Object.hasOwn(bodies, prefix)
}
