// Writes a token's claims as the identity service's token document.
import type { Service, Token } from '../contract/token.ts'
import type { Claims } from './claims.ts'
import { idOf } from './id.ts'
import { isoMicroseconds } from './iso-microseconds.ts'

export interface TokenDocumentOptions {
  readonly seed: number
  /** The URL at which the caller reached the mock, such as http://127.0.0.1:8080. */
  readonly origin: string
  readonly catalog: boolean
}

export function tokenDocument ({ iat, exp, methods, user, account, project, domain }: Claims, { seed, origin, catalog }: TokenDocumentOptions): Token {
  return {
    token: {
      ...(catalog && { catalog: services(seed, origin, project) }),
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

function services (seed: number, origin: string, project: Claims['project']): Service[] {
  const [region = ''] = project?.name.split('_') ?? []
  const service = (name: string, type: string, url: string): Service => ({
    endpoints: [{ id: idOf(seed, 'endpoint', name), interface: 'public', region, region_id: region, url }],
    id: idOf(seed, 'service', name),
    name,
    type
  })
  return [
    service('iam', 'identity', `${origin}/v3`),
    ...(project === undefined ? [] : [service('cfw', 'cfw', `${origin}/v1/${project.id}`)])
  ]
}
