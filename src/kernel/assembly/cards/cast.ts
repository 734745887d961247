/** What the kernel looks up about endpoints and services for every record, in tables of one byte each. */
import { byteAt } from '../base/memory'

let roaming: usize = 0
let highPorts: usize = 0
let profiles: usize = 0
let leastBytes: usize = 0
let fixedPorts: usize = 0

/**
 * Addresses of tables. By endpoint, 1 or 0: whether it roams, and whether its ports are high. By service: its session profile, the least
 * bytes of its packets, and 1 or 0 whether its clients always use one port.
 */
export function setCast (roamingAt: usize, highPortsAt: usize, profilesAt: usize, leastBytesAt: usize, fixedPortsAt: usize): void {
  roaming = roamingAt
  highPorts = highPortsAt
  profiles = profilesAt
  leastBytes = leastBytesAt
  fixedPorts = fixedPortsAt
}

export function roams (client: u32): bool { return byteAt(roaming, client) === 1 }
export function hasHighPorts (client: u32): bool { return byteAt(highPorts, client) === 1 }
export function profileOf (service: u32): u32 { return byteAt(profiles, service) }
export function leastBytesOf (service: u32): u32 { return byteAt(leastBytes, service) }
export function hasFixedPort (service: u32): bool { return byteAt(fixedPorts, service) === 1 }
