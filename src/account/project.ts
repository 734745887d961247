// Projects, one for each name. Every name and every id is a project, so nobody has to create one.
import type { Named } from '../contract/named.ts'
import { idOf } from './id.ts'

/** The regions in lists. */
export const regions = [
  'eu-de', 'eu-nl', 'eu-west-101', 'cn-north-4', 'cn-east-3', 'cn-south-1', 'ap-southeast-1', 'ap-southeast-3', 'af-south-1', 'la-north-2', 'sa-brazil-1', 'tr-west-1'
] as const

export function projectNamed (seed: number, name: string): Named {
  return { id: idOf(seed, 'project', name), name }
}

/** A project that belongs to no region has its id as its name. */
export function projectWithId (seed: number, id: string): Named {
  return regions.map(region => projectNamed(seed, region)).find(project => project.id === id) ?? { id, name: id }
}

/** The account that owns all projects; it takes the name its caller gives it. */
export function domainOf (seed: number, name = 'cfw-mock'): Named {
  return { id: idOf(seed, 'domain', ''), name }
}
