// The gate before the vendor's API: who calls without a token and without a signature is turned away; under `--auth strict`, so is
// who has no right to them. Registered in the scope of the routes it guards, so that an unknown path stays a 404.
import fp from 'fastify-plugin'
import { signatureIn } from '../account/signature.ts'
import { AuthenticationError } from '../errors.ts'
import { strictAuth, type AuthOptions } from './strict-auth.ts'

export const auth = fp<AuthOptions>(async (app, trust) => {
  app.addHook('onRequest', ({ headers: { 'x-auth-token': token, authorization = '' } }, _reply, done) => {
    if (token || signatureIn(authorization) !== undefined) done()
    else done(new AuthenticationError('x-auth-token not found'))
  })
  if (trust.config.auth === 'strict') app.addHook('preParsing', strictAuth(trust))
})
