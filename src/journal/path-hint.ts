// What to say of a request to a path, or by a method, that the mock does not have.
import { distance } from 'fastest-levenshtein'
import { VENDOR_PATHS } from '../contract/vendor-paths.ts'
import { echo } from '../validation/echo.ts'

const LONGEST_PATH = 256 // characters; to compare a longer one would take long

/** Undefined where the mock has both. */
export function pathHint (method: string, path: string): string | undefined {
  const [nearest] = Object.keys(VENDOR_PATHS)
    .map(known => ({ known, away: path.length > LONGEST_PATH ? Infinity : distance(filled(known, path), path) }))
    .sort((a, b) => a.away - b.away)
  const { known, away } = nearest!  // there are paths
  if (away > path.length / 2) return 'the mock has no such path: /__admin/docs shows those it has'
  if (away > 0) return `the mock has no such path: did you mean ${known}?`
  const methods = VENDOR_PATHS[known]!
  return methods.includes(method) ? undefined : `${known} has no ${echo(method)}: use ${methods.join(', ')}`
}

/** The known path with the parameters of the other: its parts at the same places. */
function filled (known: string, path: string): string {
  const parts = path.split('/')
  return known.split('/').map((part, index) => part.startsWith('{') ? parts[index] || part : part).join('/')
}
