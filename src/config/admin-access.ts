// Who may use /__admin: callers on this machine; from elsewhere only those with the admin token, or everybody under --open-admin.
import { BlockList, isIPv6 } from 'node:net'
import type { Config } from './config.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

export function adminAccess ({ adminToken, noAdmin, openAdmin, host }: Pick<Config, 'adminToken' | 'noAdmin' | 'openAdmin' | 'host'>): 'local' | 'open' | 'token' | 'off' {
  if (noAdmin) return 'off'
  if (adminToken !== undefined) return 'token'
  if (openAdmin) return 'open'
  return isLoopback(host) ? 'local' : 'off'
}

/** Whether a host name or address, without brackets, always means this machine. */
export function isLoopback (host: string): boolean {
  return host.toLowerCase() === 'localhost' || loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4')
}
