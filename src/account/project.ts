// Projects, one for each name. Every name and every id is a project, so nobody has to create one.
import type { Named } from '../contract/named.ts'
import { idOf } from './id.ts'

/** The regions in lists. */
export const regions = [
  'eu-de', 'eu-nl', 'eu-west-101', 'cn-north-4', 'cn-east-3', 'cn-south-1', 'ap-southeast-1', 'ap-southeast-3', 'af-south-1', 'la-north-2', 'sa-brazil-1', 'tr-west-1'
] as const

/** An id is nobody's new name: it stands for the project that has it. */
export function projectNamed (seed: number, name: string): Named {
  return isProjectId(name) ? projectWithId(seed, name) : { id: idOf(seed, 'project', name), name }
}

/** A project that belongs to no region has its id as its name. */
export function projectWithId (seed: number, id: string): Named {
  return regions.map(region => projectNamed(seed, region)).find(project => project.id === id) ?? { id, name: id }
}

/** Whether a text has the form of an id; any other is a name. */
export function isProjectId (text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text)
}

/** The region of a project: `eu-de` of `eu-de_mine`. A project known by its id alone is in the first region. */
export function regionOf ({ id, name }: Named): string {
  const [region = ''] = name.split('_')
  return name === id ? regions[0] : region
}

/** The account that owns all projects; it takes the name its caller gives it. */
export function domainOf (seed: number, name = 'cfw-mock'): Named {
  return { id: idOf(seed, 'domain', ''), name }
}
