// Files of the installed package, and its version. The package refers to itself by name, which holds in src as in dist.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const root = pathToFileURL(createRequire(import.meta.url).resolve('cfw-mock/package.json'))

/** `path` from the package's root. */
export function packageFile (path: string): URL {
  return new URL(path, root)
}

/** As package.json has it. */
export function version (): string {
  return String(JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version)
}
