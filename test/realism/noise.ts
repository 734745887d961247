/** What R12-R14 and R19 ask of the noise: who knocks, where, and how often. */
import { isProtectedIPv4 } from './address-side.ts'
import { pick, TCP } from './sample.ts'
import type { Sample } from './sample.ts'
import { countsOf, mean, quantile, sorted, topShare } from './statistics.ts'

const DAY = 86_400_000 // ms
/** Fewer knocks at an address in a day than this cannot tell of 500 to 3 000 sources, most of them seen once. */
const enoughKnocks = 2000

const knock = (sample: Sample) => (row: number): boolean => sample.noise[row] === 1

/**
 * Distinct sources and distinct TCP and UDP ports knocked at, per protected public IPv4 address and whole day: the medians.
 * Undefined where the rate does not allow it.
 */
export function knocksPerAddressAndDay (sample: Sample, distinct: 'sources' | 'ports'): number | undefined {
  const { span, addresses, noise, start, dst, src, dstPort, protocol } = sample
  const days = Math.floor((span.to - span.from) / DAY)
  const isProtected = addresses.map(isProtectedIPv4)
  const seen = new Map<number, Set<number>>()
  let knocks = 0
  noise.forEach((isNoise, row) => {
    const address = dst[row] ?? NaN
    const day = Math.floor(((start[row] ?? NaN) - span.from) / DAY)
    if (isNoise === 0 || day >= days || isProtected[address] !== true) return
    knocks++
    const key = day * addresses.length + address
    let values = seen.get(key)
    if (values === undefined) seen.set(key, values = new Set())
    if (distinct === 'sources') values.add(src[row] ?? NaN)
    else if (dstPort[row] !== 0) values.add((protocol[row] ?? NaN) * 65_536 + (dstPort[row] ?? NaN))
  })
  if (seen.size === 0 || knocks / seen.size < enoughKnocks) return undefined
  return quantile(sorted(Array.from(seen.values(), values => values.size)), 0.5)
}

/** Shares of the noise by destination port: SMB (445), Telnet (23) and SSH (22) together, and the most wanted port of all. */
export function wantedPorts (sample: Sample): { smbTelnetSsh: number, first: number } {
  const counts = countsOf(pick(sample.dstPort, row => knock(sample)(row) && sample.protocol[row] === TCP))
  const all = pick(sample.dstPort, knock(sample)).length
  const of = (port: number) => (counts.get(port) ?? 0) / all
  return { smbTelnetSsh: of(445) + of(23) + of(22), first: Math.max(...counts.values()) / all }
}

/** Share of the noise that the busiest 1 % of its sources make, and share of the sources that knock only once. */
export function sources (sample: Sample): { topPercent: number, once: number } {
  const knocks = sorted(countsOf(pick(sample.src, knock(sample))).values())
  return { topPercent: topShare(knocks, 0.01), once: mean(knocks.map(count => Number(count === 1))) }
}

/** Countries of the first 1 000 sources to knock, and the most frequent one's share. Undefined with fewer sources than that. */
export function countries (sample: Sample): { count: number, first: number } | undefined {
  const firstKnock = new Map<number, number>()
  sample.src.forEach((source, row) => {
    if (knock(sample)(row)) firstKnock.set(source, Math.min(sample.start[row] ?? NaN, firstKnock.get(source) ?? Infinity))
  })
  const first = [...firstKnock].sort(([, a], [, b]) => a - b).slice(0, 1000)
  if (first.length < 1000) return undefined
  const perCountry = new Map<string, number>()
  for (const [source] of first) {
    const region = sample.regions[source]
    if (region !== undefined) perCountry.set(region, (perCountry.get(region) ?? 0) + 1)
  }
  return { count: perCountry.size, first: Math.max(0, ...perCountry.values()) / first.length }
}
