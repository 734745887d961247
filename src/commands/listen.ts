// An app to its address; what can go wrong there, in one line.
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/config.ts'

export class ListenError extends Error {}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'is not allowed',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is an unknown host'
}

/** Gives the address to call. Throws ListenError if it cannot be had. */
export async function listenTo (app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    const url = await app.listen({ host, port })
    return url.replace('[::]', '[::1]') // every address is no address to call
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new ListenError(`cannot listen: ${host} port ${port} ${refusals[String(error.code)] ?? error.message}`)
  }
}
