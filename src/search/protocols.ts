/** Transport protocols: a name and a number are two spellings of one thing. */
import { PROTOCOL_NUMBERS } from '../universe/cast.ts'

/** By IANA's names ("Assigned Internet Protocol Numbers") in capitals, and by those in common use; -1 is the service's number for any protocol. */
const NUMBERS = new Map<string, number>([
  ...Object.entries(PROTOCOL_NUMBERS), ['ANY', -1], ['HOPOPT', 0], ['IGMP', 2], ['GGP', 3], ['IPV4', 4], ['IPIP', 4], ['EGP', 8], ['IGP', 9], ['DCCP', 33],
  ['IPV6', 41], ['RSVP', 46], ['GRE', 47], ['ESP', 50], ['AH', 51], ['IPV6-ICMP', 58], ['EIGRP', 88], ['OSPF', 89], ['OSPFIGP', 89], ['PIM', 103],
  ['VRRP', 112], ['L2TP', 115], ['SCTP', 132], ['UDPLITE', 136]
])

export const ANY_PROTOCOL = '-1'

/** The number as text; a name that is in no table stands for itself. Any case will do. */
export function protocolNumberOf (protocol: string): string {
  const name = protocol.toUpperCase()
  return String(NUMBERS.get(name) ?? name)
}
