// Checks the headers of a request to the vendor's API against the route's schema.
import type { TSchema } from '@sinclair/typebox'
import { TypeCompiler } from '@sinclair/typebox/compiler'
import { NoCredentialsError } from '../errors.ts'

/** Gives `true` and no value: Fastify would merge a value with the headers once more. */
export function headersValidator (schema: TSchema): (headers: unknown) => true | { readonly error: Error } {
  const check = TypeCompiler.Compile(schema)
  return headers => check.Check(headers) || { error: new NoCredentialsError() } // no schema asks for more than credentials
}
