// What /__admin does in its own way: any content type is read as JSON, a bad value is named by its field, errors have the mock's own shape.
import createError from '@fastify/error'
import { TypeGuard, type TSchema } from '@sinclair/typebox'
import type { FastifyError, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import fp from 'fastify-plugin'
import { complaints } from '../validation/complaint.ts'
import { LONGEST_ECHO } from '../validation/echo.ts'
import { textValue } from '../validation/text-value.ts'
import { BadFieldError, NoSuchActionError, NoSuchResourceError } from '../errors.ts'
import { sendError } from './error-shape.ts'
import { notFound } from './not-found.ts'

/** `actions` is what there is, by method and path. */
export const adminShape = fp<{ readonly actions: Readonly<Record<string, string>> }>(async (app, { actions }) => {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => body === '' ? done(null) : parseJson(request, String(body), done))
  app.addHook('onRequest', ({ raw: { headers } }, _reply, done) => {
    if (headers['content-type'] !== undefined) headers['content-type'] = 'application/json' // whatever it was: Fastify refuses what is no media type
    done()
  })
  app.setValidatorCompiler(compiler)
  app.register(notFound)
  app.setErrorHandler((error: FastifyError | Error, request, reply) => sendError(request.is404 ? noSuchAction(request, Object.keys(actions)) : toAdminError(error), request, reply))
}, { name: 'cfw-mock-admin-shape', fastify: '5.x' })

const compiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!TypeGuard.IsSchema(schema)) throw new TypeError(`no way to validate ${httpPart}`)
  const complaintAbout = complaints(schema)
  return (given: unknown) => {
    const value = httpPart === 'querystring' ? typedQuery(schema, given) : given
    const complaint = complaintAbout(value)
    if (complaint === undefined) return { value }
    const field = `${httpPart === 'body' ? 'body' : ''}${complaint.path}`
    return { error: new BadFieldError(field.replace(/^(body)?\./, ''), complaint.reason) }
  }
}

// Drops parameters that are sent empty, and gives the others the types their schema asks for. A flag needs no value: `?live`.
function typedQuery (schema: TSchema, given: unknown): unknown {
  const properties: Readonly<Record<string, TSchema>> = TypeGuard.IsObject(schema) ? schema.properties : {}
  const isFlag = (name: string) => properties[name]?.type === 'boolean'
  const sent = Object.entries(given ?? {}).filter(([name, text]) => text !== '' || isFlag(name))
  return Object.fromEntries(sent.map(([name, text]) => {
    const property = properties[name]
    if (isFlag(name)) return [name, text === '' || text === 'true' ? true : text === 'false' ? false : text]
    return [name, property !== undefined && typeof text === 'string' ? textValue(property, text) : text]
  }))
}

// Names what there is at the path, or everything if there is nothing.
function noSuchAction ({ method, url }: FastifyRequest, actions: readonly string[]): FastifyError {
  const [path = ''] = url.split('?')
  const here = actions.filter(action => action.endsWith(` ${path}`))
  return new NoSuchActionError(`${method} ${path.slice(0, LONGEST_ECHO)}`, (here.length > 0 ? here : actions).join(', '))
}

function toAdminError (error: FastifyError | Error): FastifyError | Error {
  if (!('code' in error) || error.code.startsWith('ADMIN.')) return error
  const { code, statusCode: status = 500, message } = error
  if (status === 404) return new NoSuchResourceError()
  return status >= 500 ? error : new (createError<[message: string]>(`ADMIN.${code}`, '%s', status))(message)
}
