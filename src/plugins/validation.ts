// How the vendor's routes are checked: each part of a request against its schema.
import { TypeGuard } from '@sinclair/typebox'
import type { FastifySchemaCompiler } from 'fastify'
import fp from 'fastify-plugin'
import { bodyValidator } from '../validation/body-validator.ts'
import { parametersValidator } from '../validation/parameters-validator.ts'

export const validation = fp(async app => {
  app.setValidatorCompiler(compiler)
})

const compiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (httpPart === 'headers') return () => true // the gate reads them
  if (TypeGuard.IsObject(schema) && (httpPart === 'params' || httpPart === 'querystring')) return parametersValidator(schema)
  if (httpPart === 'body' && TypeGuard.IsSchema(schema)) return bodyValidator(schema)
  throw new TypeError(`no way to validate ${httpPart}`)
}
