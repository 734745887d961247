// Textbook detectors, one for each attack that the package ships, with the thresholds of their public descriptions. Each gives the addresses it accuses.
import type { WireRecord } from '../realism/wire-record.ts'

/** `records` are those of a day, by start; `before` those of the days before it, when nothing happened. */
export type Detector = (records: readonly WireRecord[], before: readonly WireRecord[]) => ReadonlySet<string>

const MINUTE = 60_000 // ms
const HOUR = 3_600_000
const ADMIN_PORTS = [22, 445, 3_389]

const isInternet = (ip: string) => /^198\.1[89]\./.test(ip)
const isPrivate = (ip: string) => ip.startsWith('10.')
const srcOf = ({ src_ip: src }: WireRecord) => src
const pairOf = ({ src_ip: src, dst_ip: dst, dst_port: port }: WireRecord) => `${src} ${dst} ${port}`
const isUnanswered = ({ app, protocol }: WireRecord) => app === undefined && protocol === 'TCP'

/** Zeek's scan.zeek: 15 ports of a host within five minutes, by connections that fail. */
const portScan: Detector = records => accused(groupBy(records.filter(isUnanswered), record => `${record.src_ip} ${record.dst_ip} ${epochOf(record, 5 * MINUTE)}`),
  group => distinct(group, record => record.dst_port) >= 15)

/** The same: 25 hosts at one port within five minutes. */
const addressScan: Detector = records => accused(groupBy(records.filter(isUnanswered), record => `${record.src_ip} ${record.dst_port} ${epochOf(record, 5 * MINUTE)}`),
  group => distinct(group, record => record.dst_ip) >= 25)

/** As Zeek's detect-bruteforcing.zeek, on flows: 20 short SSH sessions of one pair within half an hour. */
const sshBruteForce: Detector = records => accused(groupBy(records.filter(({ dst_port: port, packets }) => port === 22 && packets >= 10 && packets <= 60), record => `${pairOf(record)} ${epochOf(record, 30 * MINUTE)}`),
  group => group.length >= 20)

/** More half-open connections to a host in a minute than its mean and ten standard deviations. Accuses the host, since sources are forged. */
const synFlood: Detector = (records, before) => {
  const perMinute = (some: readonly WireRecord[]) => groupBy(some.filter(record => isUnanswered(record) && record.packets === 1), record => `${record.dst_ip} ${epochOf(record, MINUTE)}`)
  const most = limitOf([...perMinute(before).values()].map(group => group.length), 10)
  return accused(perMinute(records), group => group.length > most, record => record.dst_ip)
}

/** RITA's beacons: at least 24 connections of a pair with intervals whose coefficient of variation is below 0.2. */
const beacon: Detector = records => accused(groupBy(records.filter(({ dst_ip: dst }) => isInternet(dst)), pairOf), group => {
  const gaps = group.slice(1).map((record, i) => record.start_time - group[i]!.start_time)
  const { mean, deviation } = momentsOf(gaps)
  return group.length >= 24 && deviation / mean < 0.2
})

/** A session to a country that is new, larger than the mean and three standard deviations of all sessions to the Internet. */
const exfiltration: Detector = (records, before) => {
  const outbound = (some: readonly WireRecord[]) => some.filter(({ direction, dst_ip: dst }) => direction === 'in2out' && isInternet(dst))
  const known = new Set(outbound(before).map(record => record.dst_region_id))
  const most = limitOf(outbound(before).map(({ bytes }) => bytes), 3)
  return new Set(outbound(records).filter(({ dst_region_id: region, bytes }) => !known.has(region) && bytes > most).map(srcOf))
}

/** Sessions of more than an hour with tiny packets, to a service on the Internet that is neither web nor anything known. */
const cryptoMining: Detector = records => new Set(records.filter(({ dst_ip: dst, app, start_time: start, end_time: end, packets, bytes }) =>
  isInternet(dst) && app === 'ANY' && end - start > HOUR && bytes / packets <= 300).map(srcOf))

/** More DNS sessions of a host with one server on the Internet in a minute than twice the busiest minute of any such pair before. */
const dnsTunnel: Detector = (records, before) => {
  const perMinute = (some: readonly WireRecord[]) => groupBy(some.filter(({ dst_ip: dst, dst_port: port }) => port === 53 && isInternet(dst)), record => `${pairOf(record)} ${epochOf(record, MINUTE)}`)
  const most = 2 * [...perMinute(before).values()].reduce((most, group) => Math.max(most, group.length), 0)
  return accused(perMinute(records), group => group.length > most)
}

/** Ever more hosts inside that reach for the admin ports of others and never did before: twice, from five minutes to the next, half as many again, at last at least eight. */
const lateralMovement: Detector = (records, before) => {
  const inside = (some: readonly WireRecord[]) => some.filter(({ src_ip: src, dst_ip: dst, dst_port: port }) => isPrivate(src) && isPrivate(dst) && ADMIN_PORTS.includes(port))
  const known = new Set(inside(before).map(srcOf))
  const steps = groupBy(inside(records).filter(({ src_ip: src }) => !known.has(src)), record => String(epochOf(record, 5 * MINUTE)))
  const sourcesAt = (epoch: number) => distinct(steps.get(String(epoch)) ?? [], srcOf)
  return accused(steps, ([record]) => {
    const epoch = epochOf(record!, 5 * MINUTE)
    return sourcesAt(epoch) >= 8 && [0, 1].every(back => sourcesAt(epoch - back) >= 1.5 * sourcesAt(epoch - back - 1))
  })
}

export const DETECTORS: Readonly<Record<string, Detector>> = {
  'port-scan': portScan,
  'host-sweep': addressScan,
  'ssh-brute-force': sshBruteForce,
  'syn-flood': synFlood,
  beacon,
  exfiltration,
  'crypto-mining': cryptoMining,
  'dns-tunnel': dnsTunnel,
  'lateral-movement': lateralMovement
}

function epochOf ({ start_time: start }: WireRecord, length: number): number {
  return Math.floor(start / length)
}

function groupBy (records: readonly WireRecord[], keyOf: (record: WireRecord) => string): ReadonlyMap<string, readonly WireRecord[]> {
  const groups = new Map<string, WireRecord[]>()
  for (const record of records) {
    const key = keyOf(record)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  return groups
}

function accused (groups: ReadonlyMap<string, readonly WireRecord[]>, isBad: (group: readonly WireRecord[]) => boolean, who = srcOf): ReadonlySet<string> {
  return new Set([...groups.values()].filter(isBad).flatMap(group => group.map(who)))
}

function distinct (records: readonly WireRecord[], valueOf: (record: WireRecord) => string | number): number {
  return new Set(records.map(valueOf)).size
}

function momentsOf (values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

/** The mean and so many standard deviations. */
function limitOf (values: readonly number[], deviations: number): number {
  const { mean, deviation } = momentsOf(values)
  return mean + deviations * deviation
}
