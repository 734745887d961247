// Authenticates the caller of POST /v3/auth/tokens.
import type { Named } from '../contract/named.ts'
import type { TokenRequest } from '../contract/token-request.ts'
import { idOf } from './id.ts'
import { domainOf } from './project.ts'
import type { Tokens } from './tokens.ts'

export interface Caller {
  readonly user: Named
  readonly account: Named
  /** When the caller's proof expires, in s since 1970: a token cannot be traded for one that lasts longer. */
  readonly expiresAt: number
}

export interface SignInContext {
  readonly seed: number
  readonly tokens: Tokens
  /** `name:password` each; undefined lets everybody in. */
  readonly logins: readonly string[] | undefined
  /** In s since 1970. */
  readonly now: number
}

type Identity = TokenRequest['auth']['identity']
type User = NonNullable<Identity['password']>['user']

/** Undefined: the caller gets no token. */
export async function callerOf ({ methods, password, token }: Identity, context: SignInContext): Promise<Caller | undefined> {
  return methods.includes('password') ? byPassword(password?.user, context) : byToken(token?.id, context)
}

function byPassword (given: User | undefined, { seed, logins }: SignInContext): Caller | undefined {
  if (given === undefined) return undefined
  const { id, name, password, domain } = given
  const user = logins === undefined
    ? { ...userNamed(seed, name ?? id ?? ''), ...(id !== undefined && { id }) }
    : logins.map(login => parseLogin(seed, login)).find(login => (login.user.name === name || login.user.id === id) && login.password === password)?.user
  return user && { user, account: domainOf(seed, domain?.name), expiresAt: Infinity }
}

async function byToken (token = '', { seed, tokens, logins, now }: SignInContext): Promise<Caller | undefined> {
  const claims = await tokens.read(token)
  if (claims !== undefined && claims.exp > now) return { user: claims.user, account: claims.account, expiresAt: claims.exp }
  return logins === undefined ? { user: userNamed(seed, 'anybody'), account: domainOf(seed), expiresAt: Infinity } : undefined
}

function userNamed (seed: number, name: string): Named {
  return { id: idOf(seed, 'user', name), name }
}

function parseLogin (seed: number, login: string): { user: Named, password: string | undefined } {
  const [name = '', password] = login.split(/:(.*)/s)
  return { user: userNamed(seed, name), password }
}
