// The gate of the vendor's API. It refuses a request with neither token nor signature; under `--auth strict`, one whose token or
// signature is not good either. Registered in the scope of the routes it guards, so that an unknown path stays a 404.
import { TypeGuard } from '@sinclair/typebox'
import fp from 'fastify-plugin'
import { AuthHeadersSchema } from '../contract/auth-headers.ts'
import { NoCredentialsError } from '../errors.ts'
import { strictAuth, type AuthOptions } from './strict-auth.ts'

export const auth = fp<AuthOptions>(async (app, options) => {
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (!asksForCredentials(schema?.headers)) throw new TypeError(`${method} ${url} is guarded, so the headers of its schema must include AuthHeadersSchema`)
  })
  // Fastify runs the compiled schema of the headers with the others, which is after the faults. The gate runs it first.
  app.addHook('onRequest', (request, _reply, done) => {
    const outcome: unknown = request.getValidationFunction('headers')?.(request.headers)
    if (outcome === true) done()
    else done(new NoCredentialsError())
  })
  if (options.config.auth === 'strict') app.addHook('preParsing', strictAuth(options))
}, { name: 'cfw-mock-auth', fastify: '5.x', dependencies: ['cfw-mock-validation'] })

function asksForCredentials (headers: unknown): boolean {
  return headers === AuthHeadersSchema || (TypeGuard.IsIntersect(headers) && headers.allOf.some(asksForCredentials))
}
