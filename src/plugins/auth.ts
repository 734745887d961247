// The gate before the vendor's API: who calls without a token and without a signature is turned away.
// Registered in the scope of the routes it guards, so that an unknown path stays a 404.
import fp from 'fastify-plugin'
import { AuthenticationError } from '../errors.ts'

// Both forms in use: `Access=<AK>`, and the older `Credential=<AK>/<date>///sdk_request`.
const signature = /^SDK-HMAC-SHA256 (Access|Credential)=[^\s,]+, ?SignedHeaders=[^\s,]+, ?Signature=[0-9a-f]{64}$/i

export const auth = fp(async app => {
  app.addHook('onRequest', (request, _reply, done) => {
    const { 'x-auth-token': token, authorization = '' } = request.headers
    if (token || signature.test(authorization)) done()
    else done(new AuthenticationError('x-auth-token not found'))
  })
})
