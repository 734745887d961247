// Who may use /__admin: anyone on this machine; callers from elsewhere only with the admin token.
import { BlockList, isIPv6 } from 'node:net'
import type { Config } from './config.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

export function adminAccess ({ adminToken, noAdmin, host }: Pick<Config, 'adminToken' | 'noAdmin' | 'host'>): 'open' | 'token' | 'off' {
  if (noAdmin) return 'off'
  if (adminToken !== undefined) return 'token'
  return host === 'localhost' || loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4') ? 'open' : 'off'
}
