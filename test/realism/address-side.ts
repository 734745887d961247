/** Tells which side of the firewall an address is on. */

/** `private` is inside, `protected` a public address behind the firewall, `internet` everything else. */
export type Side = 'private' | 'protected' | 'internet'

/** Undefined outside the ranges reserved for private use, benchmarks and documentation (RFC 1918, 2544, 5737, 3849), which no record may leave. */
export function sideOf (address: string): Side | undefined {
  return address.includes(':') ? sideOf6(address) : sideOf4(address)
}

export const isIPv6 = (address: string): boolean => address.includes(':')

/** 203.0.113.0/24 and 198.51.100.0/24: the protected addresses that the Internet can reach. */
export const isProtectedIPv4 = (address: string): boolean => sideOf4(address) === 'protected'

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const network = (...prefixes: string[]) => new RegExp(`^(?:${prefixes.join('|')})$`)
const privates = network(`10(?:\\.${octet}){3}`, `192\\.168(?:\\.${octet}){2}`, `172\\.(?:1[6-9]|2\\d|3[01])(?:\\.${octet}){2}`)
const protecteds = network(`203\\.0\\.113\\.${octet}`, `198\\.51\\.100\\.${octet}`)
const internets = network(`198\\.1[89](?:\\.${octet}){2}`, `192\\.0\\.2\\.${octet}`)

function sideOf4 (address: string): Side | undefined {
  if (privates.test(address)) return 'private'
  if (internets.test(address)) return 'internet'
  return protecteds.test(address) ? 'protected' : undefined
}

/** 2001:db8:ffff::/48 is the Internet; any other /48 of 2001:db8::/32 is a protected site. */
function sideOf6 (address: string): Side | undefined {
  if (!/^2001:db8:[0-9a-f:]*[0-9a-f:]$/.test(address)) return undefined
  return address.startsWith('2001:db8:ffff:') ? 'internet' : 'protected'
}
