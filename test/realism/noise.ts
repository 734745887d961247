/** The figures of R12 to R14 and R19 about noise: its sources, its ports and how often it comes. A knock is one record of noise. */
import { isProtectedIPv4 } from './address-side.ts'
import { valuesWhere, TCP, type Sample } from './sample.ts'
import { countsOf, mean, quantile, sorted, topShare } from './statistics.ts'

const DAY = 86_400_000 // ms
/** Per address and day. Fewer knocks cannot show 500 to 3 000 sources of which most knock once. */
const leastKnocks = 2000

const isKnock = (sample: Sample) => (row: number): boolean => sample.noise[row] === 1

/**
 * The median number of distinct sources, or of distinct TCP and UDP ports, that knock at a protected IPv4 address in a whole day.
 * Undefined if there are too few knocks.
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
  if (seen.size === 0 || knocks / seen.size < leastKnocks) return undefined
  return quantile(sorted(Array.from(seen.values(), values => values.size)), 0.5)
}

/** Shares of the noise by destination port: SMB (445), Telnet (23) and SSH (22) together, and the most frequent port. */
export function knockedPorts (sample: Sample): { smbTelnetSsh: number, first: number } {
  const counts = countsOf(valuesWhere(sample.dstPort, row => isKnock(sample)(row) && sample.protocol[row] === TCP))
  const all = valuesWhere(sample.dstPort, isKnock(sample)).length
  const of = (port: number) => (counts.get(port) ?? 0) / all
  return { smbTelnetSsh: of(445) + of(23) + of(22), first: Math.max(...counts.values()) / all }
}

/** The share of the noise that comes from the busiest 1 % of its sources, and the share of sources that knock only once. */
export function sourceActivity (sample: Sample): { topPercent: number, once: number } {
  const knocks = sorted(countsOf(valuesWhere(sample.src, isKnock(sample))).values())
  return { topPercent: topShare(knocks, 0.01), once: mean(knocks.map(count => Number(count === 1))) }
}

/** The number of countries among the first 1 000 sources, and the share of the most frequent one. Undefined with fewer than 1 000 sources. */
export function sourceCountries (sample: Sample): { count: number, first: number } | undefined {
  const firstKnock = new Map<number, number>()
  sample.src.forEach((source, row) => {
    if (isKnock(sample)(row)) firstKnock.set(source, Math.min(sample.start[row] ?? NaN, firstKnock.get(source) ?? Infinity))
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
