// Keeps web pages out of /__admin where everybody on this machine may use it. A page of another origin sends its Origin. A page whose own
// name was made to mean 127.0.0.1 (DNS rebinding) sends that name as Host, so only names that always mean this machine get in.
import fp from 'fastify-plugin'
import { isLoopback } from '../config/admin-access.ts'
import { ForeignHostError, ForeignOriginError } from '../errors.ts'

export const localCaller = fp(async app => {
  app.addHook('onRequest', ({ headers: { origin, host = '' } }, _reply, done) => {
    if (!isLoopback(hostnameOf(host))) done(new ForeignHostError())
    else if (origin !== undefined && hostIn(origin) !== host.toLowerCase()) done(new ForeignOriginError())
    else done()
  })
}, { name: 'cfw-mock-local-caller', fastify: '5.x' })

// Without the port, and without the brackets of an IPv6 address.
function hostnameOf (host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')
}

function hostIn (origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
