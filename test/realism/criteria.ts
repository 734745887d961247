/** The criteria R1 to R20: what is measured, what was published, and our band. A figure is over all records unless its name says which. */
import { sideOf } from './address-side.ts'
import { atLeast, atMost, between, type Band } from './band.ts'
import { largestPacket } from './consistency.ts'
import { sourceCountries, knocksPerAddressAndDay, sourceActivity, knockedPorts } from './noise.ts'
import { peakOverTrough, startsPerMinute, weekendOverWeekday } from './rhythm.ts'
import { valuesWhere, shareWhere, TCP, UDP, type Sample } from './sample.ts'
import {
  ccdfSlope, countsOf, exceeding, gapVariation, mean, quantile, rankFrequencySlope, sorted, spearman, sum, tailExponent, topShare
} from './statistics.ts'

export interface Criterion {
  readonly id: string
  readonly statistic: string
  readonly published: string
  readonly figures: readonly Figure[]
  /** Measured over a week. A shorter trial has a thinner sample of a week for that. */
  readonly overWeek?: true
  /** What a sample must hold for this to be measured. Without it a figure is undefined. */
  readonly needs?: string
}

export interface Figure {
  readonly name: string
  readonly band: Band
  readonly of: (sample: Sample) => number | undefined
}

type Keep = (row: number) => boolean
const noise = (sample: Sample): Keep => row => sample.noise[row] === 1
const answered = (sample: Sample): Keep => row => sample.noise[row] === 0
const tcp = (sample: Sample): Keep => row => sample.protocol[row] === TCP
const udp = (sample: Sample): Keep => row => sample.protocol[row] === UDP
const dns = (sample: Sample): Keep => row => sample.dns[row] === 1
const established = (sample: Sample): Keep => row => sample.noise[row] === 0 && sample.protocol[row] === TCP
const packets = (sample: Sample, count: number): Keep => row => sample.packets[row] === count
const shorterThan = (sample: Sample, ms: number): Keep => row => (sample.duration[row] ?? NaN) < ms
const longerThan = (sample: Sample, ms: number): Keep => row => (sample.duration[row] ?? NaN) > ms
const bytesShare = (sample: Sample, keep: Keep): number => sum(valuesWhere(sample.bytes, keep)) / sum(sample.bytes)

const SECOND = 1000 // ms
const QUARTER = 15 * 60 * SECOND
/** Hill's estimate has a standard error of its value / sqrt(n): 18 % at 30. */
const leastTail = 30

export const criteria: readonly Criterion[] = [
  {
    id: 'R1',
    statistic: 'share of bytes in the top 1 % of records',
    published: '95.8 % AGH; 41-76 % captures',
    figures: [{ name: 'share', band: between(0.80, 0.985), of: sample => topShare(sample.sizes, 0.01) }]
  },
  {
    id: 'R2',
    statistic: 'share of bytes in the top 10 %',
    published: '99.4 % AGH; 80-95 % captures',
    figures: [{ name: 'share', band: between(0.93, 0.998), of: sample => topShare(sample.sizes, 0.10) }]
  },
  {
    id: 'R3',
    statistic: 'bytes',
    published: '190 and 220 k one way; 0.7-1.4 k and 0.64-0.82 M two-way',
    figures: [
      { name: 'p50', band: between(250, 3000), of: sample => quantile(sample.sizes, 0.50) },
      { name: 'p99', band: between(1e5, 2e6), of: sample => quantile(sample.sizes, 0.99) }
    ]
  },
  {
    id: 'R4',
    statistic: 'slope of the byte CCDF, 1e4-1e7 B, log-log',
    published: '0.57-0.68, then 1.7 above 1e8',
    needs: `${leastTail} records above 1e8 B for the second figure`,
    figures: [
      { name: 'slope', band: between(0.45, 0.95), of: sample => ccdfSlope(sample.sizes, 1e4, 1e7) },
      { name: 'exponent above 1e8 over it', band: atLeast(1), of: tailOverSlope }
    ]
  },
  {
    id: 'R5',
    statistic: 'packets of established TCP sessions',
    published: 'p50 10-12, mean 240-262 one way (AGH; Cloudflare 2025)',
    figures: [
      { name: 'p50', band: between(12, 40), of: sample => quantile(sorted(valuesWhere(sample.packets, established(sample))), 0.50) },
      { name: 'mean / p50', band: atLeast(5), of: meanOverMedianPackets }
    ]
  },
  {
    id: 'R6',
    statistic: 'one-packet sessions',
    published: '1 % of answered traffic; a lone packet means "no answer"',
    figures: [
      { name: 'of answered', band: atMost(0.05), of: sample => shareWhere(sample, packets(sample, 1), answered(sample)) },
      { name: 'of noise', band: atLeast(0.60), of: sample => shareWhere(sample, packets(sample, 1), noise(sample)) }
    ]
  },
  {
    id: 'R7',
    statistic: 'DNS sessions of exactly two packets',
    published: '97 % of UDP in captures; 180-340 B',
    figures: [
      { name: 'share', band: atLeast(0.85), of: sample => shareWhere(sample, packets(sample, 2), dns(sample)) },
      { name: 'p50 bytes', band: between(120, 400), of: sample => quantile(sorted(valuesWhere(sample.bytes, dns(sample))), 0.50) }
    ]
  },
  {
    id: 'R8',
    statistic: 'bytes per packet, rising with length',
    published: '150, 192, 417, 618, 805, 1055 by decade of packets (AGH)',
    figures: [
      { name: 'outside 40 (TCP), 28 (UDP, ICMP) .. 1500', band: atMost(0), of: impossiblePackets },
      { name: 'Spearman(packets, bytes/packet)', band: atLeast(0.4), of: sample => spearman(sample.packets, bytesPerPacket(sample)) }
    ]
  },
  {
    id: 'R9',
    statistic: 'durations',
    published: '45 % under 2 s, 98 % under 15 min (Brownlee & claffy 2002); UDP 97 % under 1 s',
    figures: [
      { name: 'under 2 s', band: between(0.35, 0.75), of: sample => shareWhere(sample, shorterThan(sample, 2 * SECOND)) },
      { name: 'over 15 min', band: between(0.003, 0.04), of: sample => shareWhere(sample, longerThan(sample, QUARTER)) },
      { name: 'UDP under 1 s', band: atLeast(0.9), of: sample => shareWhere(sample, shorterThan(sample, SECOND), udp(sample)) }
    ]
  },
  {
    id: 'R10',
    statistic: 'bytes in sessions over 15 min',
    published: '50-60 %; 20 % over 10 min (Quan & Heidemann 2010)',
    figures: [{ name: 'share', band: between(0.10, 0.65), of: sample => bytesShare(sample, longerThan(sample, QUARTER)) }]
  },
  {
    id: 'R11',
    statistic: 'TCP / UDP / other by records; TCP by bytes',
    published: '54-59 / 34-43 / 3-6.5 %; 89-99 %',
    // Within 8 points of the middle of the published range.
    figures: [
      { name: 'TCP', band: between(0.485, 0.645), of: sample => shareWhere(sample, tcp(sample)) },
      { name: 'UDP', band: between(0.305, 0.465), of: sample => shareWhere(sample, udp(sample)) },
      { name: 'other', band: between(0, 0.1275), of: sample => shareWhere(sample, row => !tcp(sample)(row) && !udp(sample)(row)) },
      { name: 'TCP by bytes', band: atLeast(0.85), of: sample => bytesShare(sample, tcp(sample)) }
    ]
  },
  {
    id: 'R12',
    statistic: 'noise per public address and day',
    published: '1 000-1 500 sources, 1 170-1 900 ports (Unit 42, 2021)',
    needs: '2 000 knocks per address and day',
    figures: [
      { name: 'sources', band: between(500, 3000), of: sample => knocksPerAddressAndDay(sample, 'sources') },
      { name: 'ports', band: atLeast(500), of: sample => knocksPerAddressAndDay(sample, 'ports') }
    ]
  },
  {
    id: 'R13',
    statistic: 'SMB + Telnet + SSH in the noise',
    published: '36 %',
    figures: [
      { name: 'share', band: between(0.25, 0.50), of: sample => knockedPorts(sample).smbTelnetSsh },
      { name: 'first port', band: atMost(0.30), of: sample => knockedPorts(sample).first }
    ]
  },
  {
    id: 'R14',
    statistic: 'noise: share of the top 1 % of sources; sources seen once',
    published: '81-97 %; 64 %',
    figures: [
      { name: 'share', band: between(0.60, 0.98), of: sample => sourceActivity(sample).topPercent },
      { name: 'seen once', band: atLeast(0.5), of: sample => sourceActivity(sample).once }
    ]
  },
  {
    id: 'R15',
    statistic: 'popularity of outbound destinations, rank-frequency slope on the top 100',
    published: '-1.03, -1.10; top 10 hold 57-66 %',
    needs: '100 destinations',
    figures: [{ name: 'slope', band: between(-1.4, -0.8), of: destinationSlope }]
  },
  {
    id: 'R16',
    statistic: 'hour of day peak/trough; weekend/weekday',
    published: '4.0; 0.51-0.56 (a European ISP)',
    overWeek: true,
    needs: 'a week',
    figures: [
      { name: 'peak/trough', band: between(2, 6), of: sample => peakOverTrough(sample) },
      { name: 'weekend/weekday', band: between(0.45, 0.85), of: weekendOverWeekday },
      { name: 'peak/trough of the noise alone', band: atMost(2), of: sample => peakOverTrough(sample, noise(sample)) }
    ]
  },
  {
    id: 'R17',
    statistic: 'burstiness: variance/mean of starts per minute; CV of gaps',
    published: '24-119; 4-32 (Poisson: 1; 1)',
    figures: [
      { name: 'variance/mean', band: atLeast(3), of: startsPerMinute },
      { name: 'CV of gaps', band: atLeast(1.5), of: sample => gapVariation(sorted(sample.start)) }
    ]
  },
  {
    id: 'R18',
    statistic: 'client ports in the union of 32768-60999 and 49152-65535',
    published: '32768-60999 or 49152-65535',
    figures: [{ name: 'share', band: atLeast(0.95), of: ephemeralPorts }]
  },
  {
    id: 'R19',
    statistic: 'countries of the first 1 000 noise sources',
    published: '95 from 2 438 addresses, first 34 %',
    needs: '1 000 sources',
    figures: [
      { name: 'countries', band: atLeast(40), of: sample => sourceCountries(sample)?.count },
      { name: 'first', band: atMost(0.40), of: sample => sourceCountries(sample)?.first }
    ]
  },
  {
    id: 'R20',
    statistic: 'consistency: violations',
    published: 'Ring et al. 2019',
    figures: [{ name: 'violations', band: atMost(0), of: sample => sum(sample.violations.values()) }]
  }
]

function tailOverSlope (sample: Sample): number | undefined {
  if (exceeding(sample.sizes, 1e8) < leastTail) return undefined
  return tailExponent(sample.sizes, 1e8) / ccdfSlope(sample.sizes, 1e4, 1e7)
}

function meanOverMedianPackets (sample: Sample): number {
  const lengths = sorted(valuesWhere(sample.packets, established(sample)))
  return mean(lengths) / quantile(lengths, 0.50)
}

function bytesPerPacket (sample: Sample): Float64Array {
  return sample.bytes.map((bytes, row) => bytes / (sample.packets[row] ?? NaN))
}

function impossiblePackets (sample: Sample): number {
  const minimum = (row: number) => sample.protocol[row] === TCP ? 40 : 28
  return bytesPerPacket(sample).filter((bytes, row) => !(bytes >= minimum(row) && bytes <= largestPacket)).length
}

function destinationSlope (sample: Sample): number | undefined {
  const isPublic = sample.addresses.map(address => sideOf(address) === 'internet')
  const counts = countsOf(valuesWhere(sample.dst, row => sample.outbound[row] === 1 && isPublic[sample.dst[row] ?? NaN] === true))
  return counts.size < 100 ? undefined : rankFrequencySlope(counts.values(), 100)
}

function ephemeralPorts (sample: Sample): number {
  return shareWhere(sample, row => (sample.srcPort[row] ?? NaN) >= 32_768, row => tcp(sample)(row) || udp(sample)(row))
}
