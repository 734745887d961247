// On which side of the firewall hosts are, and what follows from it for the flows between them.
import type { ServiceFields } from '../universe/cast.ts'
import type { Role } from './roles.ts'
import type { Hosts } from './scenario.ts'

export type Side = 'private' | 'public' | 'internet'

const SIDES: Readonly<Record<Role, Side>> = {
  workers: 'private',
  apps: 'private',
  databases: 'private',
  resolvers: 'private',
  bastions: 'private',
  publics: 'public',
  'public-network': 'public',
  sites: 'internet',
  partners: 'internet',
  visitors: 'internet',
  scanners: 'internet',
  strangers: 'internet',
  'strangers-abroad': 'internet'
}

/** Undefined where addresses are on several sides, and where nothing is named. */
export function sideOf ({ role, addresses = [] }: Hosts): Side | undefined {
  if (role !== undefined) return SIDES[role]
  const sides = new Set(addresses.map(sideOfAddress))
  return sides.size === 1 ? sides.values().next().value : undefined
}

/** Addresses of RFC 1918 are private; the public ones that our firewalls protect are of RFC 5737. */
function sideOfAddress (address: string): Side {
  if (/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)) return 'private'
  return /^(203\.0\.113|198\.51\.100)\./.test(address) ? 'public' : 'internet'
}

/** Undefined where a firewall sees no such flow: both ends on the Internet, or inside with a public address. */
export function pathOf (from: Side | undefined, to: Side | undefined): Pick<ServiceFields, 'direction' | 'logType'> | undefined {
  if (from === 'internet' && to !== undefined && to !== 'internet') return { direction: 'out2in', logType: 'internet' }
  if (from === 'private' && to === 'private') return { direction: 'in2out', logType: 'vpc' }
  return to === 'internet' && from !== undefined && from !== 'internet' ? { direction: 'in2out', logType: from === 'private' ? 'nat' : 'internet' } : undefined
}
