// Opens the app's port, or says in one line why that failed.
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config.ts'
import { schemeOf } from '../config/scheme.ts'

export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly code: string

  constructor (message: string, code: string) {
    super(message)
    this.code = code
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'is not allowed',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is an unknown host'
}

/** Gives the URL to call. Throws ListenError if the port cannot be opened. */
export async function listen (app: FastifyInstance, config: Config): Promise<string> {
  const { host, port } = config
  try {
    const address = (url: string) => url.replace('http', schemeOf(config)).replace('[::]', '[::1]') // [::] means every address; nobody can call it
    return address(await app.listen({ host, port, listenTextResolver: url => `listening at ${address(url)}` }))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new ListenError(`cannot listen: ${host} port ${port} ${reasons[String(error.code)] ?? error.message}`, String(error.code))
  }
}
