// Verifies tokens and signatures under `--auth strict`. It is a `preParsing` hook, since a signature covers the body, even of a GET.
import { Readable } from 'node:stream'
import type { FastifyRequest, preParsingAsyncHookHandler, RequestPayload } from 'fastify'
import { isoMicroseconds } from '../account/iso-microseconds.ts'
import { isSignedWith, signatureIn } from '../account/signature.ts'
import type { Tokens } from '../account/tokens.ts'
import { OTHER_SIGNATURE } from '../contract/auth-headers.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import { AuthenticationError, BodyTooLargeError, ForbiddenError, MalformedRequestError } from '../errors.ts'
import { LONGEST_ECHO } from '../validation/echo.ts'

export interface AuthOptions {
  readonly config: Config
  readonly clock: Clock
  readonly tokens: Tokens
}

export function strictAuth ({ config, clock, tokens }: AuthOptions): preParsingAsyncHookHandler {
  const secretKeys = new Map(config.accessKey?.map((accessKey, n) => [accessKey, config.secretKey?.[n]]))

  async function checkToken (token: string, projectId: unknown): Promise<void> {
    if (config.token?.includes(token)) return
    const claims = await tokens.read(token)
    if (claims === undefined) throw new AuthenticationError('decrypt token fail')
    const expiry = claims.exp * 1_000
    if (expiry <= clock.now()) throw new AuthenticationError(`token expires, expires_at: ${isoMicroseconds(expiry)}`)
    if (projectId !== undefined && projectId !== claims.project?.id) throw new ForbiddenError()
  }

  function checkSignature ({ method, headers, host, originalUrl: target }: FastifyRequest, body: Buffer): void {
    const [, unverified] = OTHER_SIGNATURE.exec(headers.authorization ?? '') ?? []
    if (unverified !== undefined) throw new AuthenticationError(`verify aksk signature fail: the mock does not verify ${unverified}`)
    const signature = signatureIn(headers.authorization ?? '')
    const secretKey = secretKeys.get(signature?.accessKey ?? '')
    if (signature === undefined || secretKey === undefined) throw new AuthenticationError(`ak ${signature?.accessKey.slice(0, LONGEST_ECHO)} not exist`)
    if (!isSignedWith(secretKey, signature, { method, target, headers: { ...headers, host }, body }, clock.now())) throw new AuthenticationError('verify aksk signature fail')
  }

  return async (request, _reply, payload) => {
    const { 'x-auth-token': token } = request.headers
    if (token) {
      await checkToken(String(token), projectIn(request))
      return payload
    }
    const body = await bodyOf(payload, request.routeOptions.bodyLimit)
    checkSignature(request, body)
    return Readable.from(body, { objectMode: false })
  }
}

function projectIn ({ params }: FastifyRequest): unknown {
  return typeof params === 'object' && params !== null && 'project_id' in params ? params.project_id : undefined
}

/** `limit` in bytes. */
async function bodyOf (payload: RequestPayload, limit = 0): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
      size += chunk.length
      if (size > limit) break
      chunks.push(chunk)
    }
  } catch {
    throw new MalformedRequestError() // the caller closed the connection
  }
  if (size > limit) throw new BodyTooLargeError()
  return Buffer.concat(chunks)
}
