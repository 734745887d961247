// Writes a token's claims as the identity service's token document.
import type { Token } from '../contract/token.ts'
import type { Claims } from './claims.ts'
import { catalogOf } from './catalog.ts'
import { idOf } from './id.ts'
import { isoMicroseconds } from './iso-microseconds.ts'

export interface TokenDocumentOptions {
  readonly seed: number
  /** Where the caller reaches the mock, such as http://127.0.0.1:8080. */
  readonly baseUrl: string
  readonly catalog: boolean
}

export function tokenDocument ({ iat, exp, methods, user, account, project, domain }: Claims, { seed, baseUrl, catalog }: TokenDocumentOptions): Token {
  return {
    token: {
      ...(catalog && { catalog: catalogOf(seed, baseUrl, project) }),
      ...(domain && { domain }),
      expires_at: isoMicroseconds(exp * 1_000),
      issued_at: isoMicroseconds(iat * 1_000),
      methods,
      ...(project && { project: { domain: account, ...project } }),
      roles: [{ id: idOf(seed, 'role', 'te_admin'), name: 'te_admin' }],
      user: { domain: account, ...user }
    }
  }
}
