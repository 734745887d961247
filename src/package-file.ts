// Where the package's own files are, however far from here the build puts this module.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const root = pathToFileURL(createRequire(import.meta.url).resolve('cfw-mock/package.json'))

/** `path` from the package's root. */
export function packageFile (path: string): URL {
  return new URL(path, root)
}
