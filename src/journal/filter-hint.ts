// What to say of a filter that by its form matches nothing.
import { isIP, isIPv6 } from 'node:net'
import { echo } from '../validation/echo.ts'
import type { Query } from './walks.ts'

const addresses = ['src_ip', 'dst_ip']
const texts = ['protocol', 'app', 'dst_host', 'src_region_name', 'dst_region_name', 'src_province_name', 'dst_province_name', 'src_city_name', 'dst_city_name']

export function filterHint (query: Query): string | undefined {
  for (const name of [...addresses, ...texts]) {
    const value = query[name]
    if (typeof value !== 'string' || value === '') continue
    if (addresses.includes(name) ? isIP(value) === 0 : /[*%,;|]/.test(value)) return `${name} ${echo(value)} matches nothing: filters compare whole values, without masks, lists or wild cards`
    if (isIPv6(value) && shortForm(value) !== value) return `${name} ${echo(value)} matches nothing: addresses are in their short form, ${shortForm(value)}`
  }
  return undefined
}

/** Of an IPv6 address (RFC 5952). */
function shortForm (address: string): string {
  const [withoutZone = ''] = address.split('%')
  return new URL(`http://[${withoutZone}]`).hostname.slice(1, -1)
}
