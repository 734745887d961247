// Who asks for a token, if it is somebody.
import type { Named } from '../contract/named.ts'
import type { TokenRequest } from '../contract/token-request.ts'
import { idOf } from './id.ts'
import { domainOf } from './project.ts'
import type { Tokens } from './tokens.ts'

export interface Caller {
  readonly user: Named
  readonly account: Named
  /** Until when the proof holds, in s since 1970; a token cannot be traded for a longer one. */
  readonly expiresAt: number
}

export interface SignInContext {
  readonly seed: number
  readonly tokens: Tokens
  /** `name:password` each; undefined: everybody is welcome. */
  readonly logins: readonly string[] | undefined
  /** In s since 1970. */
  readonly now: number
}

type Identity = TokenRequest['auth']['identity']
type User = NonNullable<Identity['password']>['user']

export async function callerOf ({ methods, password, token }: Identity, acquaintance: SignInContext): Promise<Caller | undefined> {
  return methods.includes('password') ? byPassword(password?.user, acquaintance) : byToken(token?.id, acquaintance)
}

function byPassword (given: User | undefined, { seed, logins }: SignInContext): Caller | undefined {
  if (given === undefined) return undefined
  const { id, name, password, domain } = given
  const user = logins === undefined
    ? { ...userNamed(seed, name ?? id ?? ''), ...(id !== undefined && { id }) }
    : logins.map(login => userOf(seed, login)).find(known => (known.user.name === name || known.user.id === id) && known.password === password)?.user
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

function userOf (seed: number, login: string): { user: Named, password: string | undefined } {
  const [name = '', password] = login.split(/:(.*)/s)
  return { user: userNamed(seed, name), password }
}
