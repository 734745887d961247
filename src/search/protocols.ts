/** Transport protocols: a name and a number are two spellings of one thing. */

/** By IANA's names ("Assigned Internet Protocol Numbers") in capitals and those in common use; -1 is the service's number for any protocol. */
const NUMBERS: Readonly<Record<string, number>> = {
  ANY: -1, HOPOPT: 0, ICMP: 1, IGMP: 2, GGP: 3, IPV4: 4, IPIP: 4, TCP: 6, EGP: 8, IGP: 9, UDP: 17, DCCP: 33, IPV6: 41, RSVP: 46, GRE: 47, ESP: 50, AH: 51,
  ICMPV6: 58, 'IPV6-ICMP': 58, EIGRP: 88, OSPF: 89, OSPFIGP: 89, PIM: 103, VRRP: 112, L2TP: 115, SCTP: 132, UDPLITE: 136
}

export const ANY_PROTOCOL = '-1'

/** The number as text; a name that is in no table stands for itself. Any case will do. */
export function protocolNumberOf (protocol: string): string {
  const name = protocol.toUpperCase()
  return Object.hasOwn(NUMBERS, name) ? String(NUMBERS[name]) : name
}
