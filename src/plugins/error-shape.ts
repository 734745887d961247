// Gives every error the body of its sender: the service, the gateway in front of it, the identity service, or the mock itself.
import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { AdminError } from '../contract/admin-error.ts'
import type { GatewayError } from '../contract/gateway-error.ts'
import type { IdentityError } from '../contract/identity-error.ts'
import type { ServiceError } from '../contract/service-error.ts'
import { BadFieldError, BodyTooLargeError, InternalError, NoSuchApiError, ParameterError, UriTooLargeError } from '../errors.ts'
import { ForeignCursor } from '../search/cursor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The error that was its answer. */
    refusal: FastifyError | null
  }
}

const bodies: Readonly<Record<string, (error: FastifyError, requestId: string) => ServiceError | GatewayError | IdentityError | AdminError>> = {
  CFW: ({ code, message }) => ({ error_code: code, error_msg: message }),
  APIGW: ({ code, message }, requestId) => ({ error_msg: message, error_code: code, request_id: requestId }),
  IAM: ({ statusCode = 500, message }) => ({ error: { code: statusCode, message, title: STATUS_CODES[statusCode] ?? '' } }),
  ADMIN: error => error instanceof BadFieldError ? { error: error.message, field: error.field } : { error: error.message }
}

// Errors of Fastify, and what the gateway would send instead.
const replacements: Readonly<Record<string, () => FastifyError>> = {
  FST_ERR_BAD_URL: () => new NoSuchApiError(),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new BodyTooLargeError(),
  FST_ERR_MAX_PARAM_LENGTH: () => new UriTooLargeError()
}

export const errorShape = fp(async app => {
  app.decorateRequest('refusal', null)
  app.setErrorHandler(sendError)
  app.addHook('onRequest', ({ is404 }, _reply, done) => { // before a body is read
    if (is404) done(new NoSuchApiError())
    else done()
  })
}, { name: 'cfw-mock-error-shape', fastify: '5.x' })

/** Also Fastify's `frameworkErrors`, for errors before routing. */
export function sendError (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const shaped = toVendorError(error)
  const { statusCode = 500 } = shaped
  request.refusal = shaped
  if (statusCode === 500 && shaped !== error) request.log.error(error) // a 500 of errors.ts was asked for
  reply.code(statusCode).headers({ 'x-request-id': request.id, 'content-type': 'application/json' }).send(bodyOf(shaped, request.id))
}

/** The body for an error of errors.ts. */
export function bodyOf (error: FastifyError, requestId: string): Buffer {
  return Buffer.from(JSON.stringify(bodies[familyOf(error)]?.(error, requestId)))
}

function toVendorError (error: FastifyError | Error): FastifyError {
  if (error instanceof ForeignCursor) return new ParameterError(error.message)
  if (!('code' in error)) return new InternalError()
  if (familyOf(error) in bodies) return error
  const { code, statusCode = 500, message } = error
  return replacements[code]?.() ?? (statusCode < 500 ? new ParameterError(message) : new InternalError())
}

function familyOf ({ code }: FastifyError): string {
  return code.slice(0, code.indexOf('.'))
}
