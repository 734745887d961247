import t from 'tap'
import { protocolNumberOf } from '../../src/search/protocols.ts'

t.test('a protocol is its number in IANA\'s list, in any case; what is in no list stands for itself', async t => {
  const rows = [
    ['TCP', 6], ['UDP', 17], ['ICMP', 1], ['hopopt', 0], ['IGMP', 2], ['GGP', 3], ['IPv4', 4], ['IPIP', 4], ['EGP', 8], ['IGP', 9], ['DCCP', 33], ['IPv6', 41], ['RSVP', 46],
    ['gre', 47], ['ESP', 50], ['AH', 51], ['IPv6-ICMP', 58], ['EIGRP', 88], ['OSPF', 89], ['OSPFIGP', 89], ['PIM', 103], ['VRRP', 112], ['L2TP', 115], ['SCTP', 132], ['UDPLite', 136],
    ['any', -1], ['47', 47], ['255', 255], ['Carrier-Pigeon', 'CARRIER-PIGEON']
  ] as const
  for (const [protocol, number] of rows) t.equal(protocolNumberOf(protocol), String(number), protocol)
})
