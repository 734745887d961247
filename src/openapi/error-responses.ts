// Error responses that any operation can have, with the body of their sender. A document has each once.
import { STATUS_CODES } from 'node:http'
import type { FastifyError } from 'fastify'
import { errorBodies } from '../contract/error-bodies.ts'
import { BadIdentityRequestError, ForeignOriginError, NoAdminTokenError } from '../errors.ts'
import { usualError, usualStatuses } from '../faults/usual-error.ts'
import { bodyOf, senderOf } from '../plugins/error-shape.ts'

/** Responses by the names that references use. */
export type ErrorResponses = Readonly<Record<string, { readonly status: number, readonly response: object }>>

const retryAfter = { 'Retry-After': { description: 'How long to wait, in seconds', schema: { type: 'string' } } }

export const vendorErrors = responsesFor([...usualStatuses.filter(status => status !== 400).map(status => usualError({ status }, 0)), new BadIdentityRequestError('auth.identity is missing')])
export const adminErrors = responsesFor([new NoAdminTokenError(), new ForeignOriginError()])

/** References to them, by status. */
export function referencesTo (responses: ErrorResponses): Readonly<Record<number, { readonly $ref: string }>> {
  return Object.fromEntries(Object.entries(responses).map(([name, { status }]) => [status, { $ref: `#/components/responses/${name}` }]))
}

function responsesFor (errors: readonly FastifyError[]): ErrorResponses {
  return Object.fromEntries(errors.map(error => {
    const { statusCode: status = 500 } = error
    const description = STATUS_CODES[status] ?? 'Request Headers Too Large' // 494, a status of nginx
    return [description.replaceAll(/\W/g, ''), { status, response: { description, ...status === 429 && { headers: retryAfter }, content: contentOf(error) } }]
  }))
}

function contentOf (error: FastifyError): object {
  const example: unknown = JSON.parse(bodyOf(error, '0123456789abcdef0123456789abcdef').toString())
  return { 'application/json': { schema: errorBodies[senderOf(error) ?? 'CFW'], example } }
}
