// Validates the parts of a request to the vendor's API, each by its own validator.
import { TypeGuard, type TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import type { FastifySchemaCompiler } from 'fastify'
import fp from 'fastify-plugin'
import { NoCredentialsError } from '../errors.ts'
import { bodyValidator } from '../validation/body-validator.ts'
import { parametersValidator } from '../validation/parameters-validator.ts'

export const validation = fp(async app => {
  app.setValidatorCompiler(compiler)
}, { name: 'cfw-mock-validation', fastify: '5.x' })

const compiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (TypeGuard.IsObject(schema) && (httpPart === 'params' || httpPart === 'querystring')) return parametersValidator(schema)
  if (TypeGuard.IsSchema(schema) && httpPart === 'headers') return headersValidator(schema)
  if (TypeGuard.IsSchema(schema) && httpPart === 'body') return bodyValidator(schema)
  throw new TypeError(`no way to validate ${httpPart}`)
}

/** Gives `true` and no value: Fastify would merge a value with the headers once more. */
function headersValidator (schema: TSchema): (headers: unknown) => true | { readonly error: Error } {
  const check = TypeCompiler.Compile(schema)
  return headers => check.Check(headers) || { error: new NoCredentialsError() } // no schema asks for more than credentials
}
