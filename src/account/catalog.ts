// The catalog: every service under each type that clients look it up by. All of them are the mock.
import type { Service } from '../contract/token.ts'
import type { Named } from '../contract/named.ts'
import { idOf } from './id.ts'
import { regionOf, regions } from './project.ts'

const interfaces = ['public', 'internal', 'admin'] as const

/** `baseUrl` is where the caller reaches the mock. Without a project, clients append its id to the firewall service's address themselves. */
export function catalogOf (seed: number, baseUrl: string, project: Named | undefined): Service[] {
  const region = project === undefined ? regions[0] : regionOf(project)
  const service = (name: string, type: string, url: string): Service => ({
    endpoints: interfaces.map(kind => ({ id: idOf(seed, 'endpoint', `${type}/${kind}`), interface: kind, region, region_id: region, url })),
    id: idOf(seed, 'service', type),
    name,
    type
  })
  const firewalls = project === undefined ? `${baseUrl}/v1` : `${baseUrl}/v1/${project.id}`
  return [
    service('iam', 'identity', `${baseUrl}/v3`),
    service('cfw', 'cfw', firewalls),
    service('cfw', 'cfwv1', firewalls) // for the OpenStack SDK with OTC's extension
  ]
}
