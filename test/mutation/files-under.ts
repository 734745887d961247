// The files under a folder of the repository, sorted, by their paths from its root.
import { readdirSync } from 'node:fs'

export function filesUnder (root: string, folder: string, end: string): string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith(end)).map(path => `${folder}/${path}`).sort()
}
