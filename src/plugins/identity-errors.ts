// In the scope of the identity service, a malformed request gets the error of that service, not of the firewall service.
import type { FastifyError } from 'fastify'
import fp from 'fastify-plugin'
import { BadIdentityRequestError } from '../errors.ts'
import { sendError } from './error-shape.ts'

export const identityErrors = fp(async app => {
  app.setErrorHandler((error: FastifyError, request, reply) => sendError(toIdentityError(error), request, reply))
}, { name: 'cfw-mock-identity-errors', fastify: '5.x' })

function toIdentityError (error: FastifyError): FastifyError {
  const { code = '', statusCode, message } = error
  const isMalformed = statusCode === 400 || statusCode === 415
  return isMalformed && !/^(IAM|APIGW)\./.test(code) ? new BadIdentityRequestError(message) : error
}
