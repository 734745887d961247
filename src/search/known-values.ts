/** Which values of a field the records of a world can have, and which of them are near to one that no record has. */
import { distance } from 'fastest-levenshtein'
import { dstFieldsOf, serviceFieldsOf, srcFieldsOf } from '../universe/card-fields.ts'
import type { Universe } from '../universe/universe.ts'

export type Value = string | number

const FEW = 3
const LONGEST_COMPARED = 64 // characters: of what is longer, no spelling is looked for
const OCTET = '1' // any last octet of a roaming client

/** The nearest few values of `name` that a filter can have instead of `wanted`: in another case or spelling, or named by its id (DE for Germany). */
export function nearValues (universe: Universe, name: string, wanted: Value): readonly Value[] {
  const text = String(wanted).trim().toLowerCase()
  if (text.length > LONGEST_COMPARED) return []
  const distances = new Map<Value, number>()
  const most = Math.max(2, text.length / 4)
  const idName = name.replace(/_name$/, '_id')
  for (const fields of partsOf(universe, name)) {
    const value = fields[name]
    if (value === undefined || value === wanted || distances.has(value)) continue
    distances.set(value, String(fields[idName]).toLowerCase() === text ? 0 : distance(text, String(value).toLowerCase()))
  }
  return [...distances].filter(([, far]) => far <= most).sort(([, a], [, b]) => a - b).slice(0, FEW).map(([value]) => value)
}

type Fields = Readonly<Partial<Record<string, Value>>>

/** The fields of whatever gives a record this one: endpoints on its side, services, own records. Planted records have parts of their own. */
function * partsOf ({ cast, stored }: Universe, name: string): Generator<Fields> {
  const endpoints = [...cast.endpoints, ...stored?.planted.endpoints ?? []]
  if (name.startsWith('src_')) for (const endpoint of endpoints) yield srcFieldsOf(endpoint, endpoint.roams ? OCTET : '')
  else for (const endpoint of endpoints) yield dstFieldsOf(endpoint)
  for (const service of [...cast.services, ...stored?.planted.services ?? []]) yield serviceFieldsOf(service, cast.protocols)
  yield * stored?.own.records ?? []
}
