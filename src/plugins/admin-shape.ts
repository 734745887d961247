// What is particular to /__admin: bodies are JSON whatever they are called, a bad value is named with its field, errors have the mock's own shape.
import createError from '@fastify/error'
import { TypeGuard, type TSchema } from '@sinclair/typebox'
import type { FastifyError, FastifySchemaCompiler } from 'fastify'
import fp from 'fastify-plugin'
import { complaints } from '../validation/complaint.ts'
import { textValue } from '../validation/text-value.ts'
import { BadFieldError, NoSuchResourceError } from '../errors.ts'
import { sendError } from './error-shape.ts'

export const adminShape = fp(async app => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
  app.setValidatorCompiler(compiler)
  app.setErrorHandler((error: FastifyError | Error, request, reply) => sendError(inAdminWords(error), request, reply))
})

const compiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!TypeGuard.IsSchema(schema)) throw new TypeError(`no way to validate ${httpPart}`)
  const complain = complaints(schema)
  return (given: unknown) => {
    const value = httpPart === 'querystring' ? typed(schema, given) : given
    const complaint = complain(value)
    if (complaint === undefined) return { value }
    const field = `${httpPart === 'body' ? 'body' : ''}${complaint.path}`
    return { error: new BadFieldError(field.replace(/^(body)?\./, ''), complaint.reason) }
  }
}

// Parameters sent empty are as good as absent; texts become the types their schema asks for.
function typed (schema: TSchema, given: unknown): unknown {
  const properties: Readonly<Record<string, TSchema>> = TypeGuard.IsObject(schema) ? schema.properties : {}
  const sent = Object.entries(given ?? {}).filter(([, text]) => text !== '')
  return Object.fromEntries(sent.map(([name, text]) => {
    const property = properties[name]
    return [name, property !== undefined && typeof text === 'string' ? textValue(property, text) : text]
  }))
}

function inAdminWords (error: FastifyError | Error): FastifyError | Error {
  if (!('code' in error) || error.code.startsWith('ADMIN.')) return error
  const { code, statusCode: status = 500, message } = error
  if (status === 404) return new NoSuchResourceError()
  return status >= 500 ? error : new (createError<[message: string]>(`ADMIN.${code}`, '%s', status))(message)
}
