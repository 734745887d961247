// In the scope of the identity service, a request that cannot be read is refused in its words, not in the firewall service's.
import type { FastifyError } from 'fastify'
import fp from 'fastify-plugin'
import { BadIdentityRequestError } from '../errors.ts'
import { sendError } from './error-shape.ts'

export const identityErrors = fp(async app => {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(inTheirWords(error), request, reply))
})

function inTheirWords (error: FastifyError): FastifyError {
  const { code = '', statusCode, message } = error
  const unreadable = statusCode === 400 || statusCode === 415
  return unreadable && !/^(IAM|APIGW)\./.test(code) ? new BadIdentityRequestError(message) : error
}
