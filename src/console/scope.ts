// Whose traffic is shown: the project and firewall of the URL, or those that a client asked, or those of the documentation's example.
import type { RequestEntry } from '../journal/request-entry.ts'
import { call } from './call.ts'
import { param } from './page-state.ts'
import { createResource } from './resource.ts'

export interface Scope { readonly project: string, readonly firewall: string }

const EXAMPLE: Scope = { project: '9d80d070b6d44942af73c9c3d38e0429', firewall: '2af58b7c-893c-4453-a984-bdd9b1bd6318' }
const known = createResource<readonly Scope[]>()

/** The pairs that clients have asked for, newest first. */
export function knownScopes (): readonly Scope[] {
  return known.ask('', async signal => {
    const { requests } = await call<{ readonly requests: readonly RequestEntry[] }>('/__admin/requests?limit=200', { signal })
    const config = await call<{ readonly firewalls: readonly string[] | null }>('/__admin/config', { signal })
    const asked = requests.flatMap(({ project_id: project, query: { fw_instance_id: firewall } }) => project !== null && typeof firewall === 'string' ? [{ project, firewall }] : [])
    const listed = (config.firewalls ?? []).map(firewall => ({ project: EXAMPLE.project, firewall }))
    return [...new Map([...asked, ...listed, ...config.firewalls === null ? [EXAMPLE] : []].map(scope => [JSON.stringify(scope), scope])).values()]
  }).value ?? []
}

export const forgetScopes = known.forget

let first = EXAMPLE

/** Without one in the URL it is the first that was asked for, and stays so, whoever asks later. */
export function scope (): Scope {
  if (first === EXAMPLE) [first = EXAMPLE] = knownScopes()
  return { project: param('project') ?? first.project, firewall: param('firewall') ?? first.firewall }
}
