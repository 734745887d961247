// Where the package's own files are, however far from here the build puts this module.
/** `path` from the package's root. */
export function packageFile (path: string): URL {
  return new URL(path, import.meta.resolve('cfw-mock/package.json'))
}
