// Opens the app's port, or says in one line why that failed.
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config.ts'

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
export async function listen (app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    const url = await app.listen({ host, port })
    return url.replace('[::]', '[::1]') // [::] means every address; nobody can call it
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new ListenError(`cannot listen: ${host} port ${port} ${reasons[String(error.code)] ?? error.message}`, String(error.code))
  }
}
