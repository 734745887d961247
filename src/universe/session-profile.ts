/**
 * How long the sessions of a kind last and how much they carry. Inverse distributions are given by a few knots [quantile, value], between
 * which the logarithms are linear, and read from tables. The knots are chosen so that all traffic stays in the bands of `npm run realism`.
 */
import { STEPS } from '../kernel/assembly/shared/sizes.ts'

type Knots = ReadonlyArray<readonly [quantile: number, value: number]>

export interface SessionProfile {
  /** ms, at STEPS + 1 quantiles. */
  readonly durations: Float32Array
  /** Four tables: bytes of a session at STEPS + 1 quantiles and at as many within the last step; then bytes of a packet at both. */
  readonly sizes: Float32Array
  /** The fewest packets of a session. */
  readonly leastPackets: number
}

const VALUES = STEPS + 1 // of a table
/** The tables of the tail begin at this quantile. */
const TAIL = 1 - 1 / STEPS
const NEVER_MORE: Knots = [[0, 1e9], [1, 1e9]] // bytes of a packet, so large that no session has more than the fewest packets

// Packets grow with the session: bytes per packet by decade of packets from 150 to 1055 (Jurkiewicz et al. 2021).
const GROWING: Knots = [[0, 95], [0.3, 150], [0.6, 230], [0.85, 420], [0.97, 640], [0.997, 860], [0.9999, 1080], [1, 1250]]

const SESSION_PROFILES = {
  web: profile([[0, 25], [0.12, 220], [0.24, 1_500], [0.5, 7_000], [0.8, 25_000], [0.95, 90_000], [1, 170_000]],
    [[0, 700], [0.25, 2_300], [0.5, 5_000], [0.7, 11_000], [0.9, 50_000], [0.97, 2.6e5], [0.995, 4e6], [0.9995, 1e8], [1, 4e9]], GROWING, 5),
  call: profile([[0, 8], [0.25, 120], [0.5, 1_900], [0.8, 9_000], [1, 60_000]],
    [[0, 900], [0.3, 2_200], [0.6, 4_500], [0.85, 14_000], [0.97, 9e4], [0.998, 3e6], [1, 3e8]], GROWING, 6),
  bulk: profile([[0, 4_000], [0.5, 30_000], [1, 175_000]],
    [[0, 2e5], [0.5, 2e6], [0.8, 1.2e7], [0.95, 1e8], [0.995, 7e8], [1, 2e10]], [[0, 640], [0.5, 950], [1, 1_380]], 40),
  mail: profile([[0, 400], [0.5, 2_500], [0.9, 15_000], [1, 120_000]],
    [[0, 1_500], [0.4, 5_000], [0.8, 40_000], [0.97, 8e5], [1, 4e7]], GROWING, 12),
  query: profile([[0, 2], [0.3, 40], [0.5, 1_900], [0.8, 14_000], [1, 100_000]],
    [[0, 900], [0.4, 3_200], [0.8, 14_000], [0.97, 2e5], [1, 2e8]], GROWING, 8),
  lookup: profile([[0, 1], [0.3, 6], [0.6, 22], [0.9, 110], [0.99, 420], [1, 900]],
    [[0, 130], [0.25, 205], [0.5, 275], [0.8, 340], [0.95, 460], [1, 1_400]], NEVER_MORE, 2),
  retriedLookup: profile([[0, 1_000], [0.8, 2_100], [1, 5_100]],
    [[0, 280], [0.5, 420], [1, 1_200]], NEVER_MORE, 4),
  time: profile([[0, 2], [0.5, 25], [1, 240]], [[0, 152], [1, 153]], NEVER_MORE, 2),
  notice: profile([[0, 0], [0.7, 1], [1, 600]], [[0, 110], [0.5, 260], [1, 2_400]], [[0, 180], [1, 600]], 1),
  ping: profile([[0, 900], [0.6, 3_100], [1, 9_300]], [[0, 168], [0.6, 672], [1, 1_680]], [[0, 84], [1, 84]], 2),
  shell: profile([[0, 125_000], [0.4, 420_000], [0.7, 1.3e6], [0.9, 4.2e6], [1, 1.3e7]],
    [[0, 6_000], [0.5, 60_000], [0.9, 1.2e6], [0.99, 4e7], [1, 2e9]], [[0, 110], [0.9, 190], [1, 900]], 30),
  held: profile([[0, 125_000], [0.5, 600_000], [0.85, 2.4e6], [1, 2.1e7]],
    [[0, 9_000], [0.5, 60_000], [0.9, 9e5], [0.99, 4e7], [1, 3e9]], [[0, 130], [0.8, 260], [1, 1_000]], 24),
  copy: profile([[0, 125_000], [0.6, 700_000], [0.9, 2.2e6], [1, 9e6]],
    [[0, 3e6], [0.5, 2e7], [0.9, 3e8], [0.995, 4e9], [1, 4e10]], [[0, 800], [1, 1_420]], 2_000),
  knock: profile([[0, 0], [1, 0]], [[0, 40], [0.35, 44], [0.6, 52], [1, 60.999]], NEVER_MORE, 1),
  retriedKnock: profile([[0, 900], [0.5, 1_050], [0.9, 3_100], [1, 3_400]], [[0, 88], [0.5, 120], [1, 165]], [[0, 60], [1, 60]], 2),
  probe: profile([[0, 0], [1, 0]], [[0, 33], [0.5, 60], [1, 420]], NEVER_MORE, 1)
}

export type SessionKind = keyof typeof SESSION_PROFILES
export const PROFILES: readonly SessionProfile[] = Object.values(SESSION_PROFILES)
export const profileNumberOf = (kind: SessionKind): number => Object.keys(SESSION_PROFILES).indexOf(kind)

/** The tables of sizes of all profiles, one after another, and the fewest packets of each. */
export const SIZES = concatenated(PROFILES.map(({ sizes }) => sizes))
export const LEAST_PACKETS = Uint16Array.from(PROFILES, ({ leastPackets }) => leastPackets)

/** No computed session is longer (ms): 5 h 50 min. */
export const LONGEST_SESSION = Math.max(...PROFILES.map(({ durations }) => durations.at(-1)!))

/** The duration (ms) of a profile at a quantile from 0 to 1, 1 excluded. */
export function durationAt ({ durations }: SessionProfile, quantile: number): number {
  const at = quantile * STEPS
  return interpolated(durations, Math.floor(at), at - Math.floor(at))
}

const interpolated = (table: Float32Array, index: number, part: number): number => table[index]! + (table[index + 1]! - table[index]!) * part

function profile (durations: Knots, bytes: Knots, packetSizes: Knots, leastPackets: number): SessionProfile {
  return {
    durations: table(durations, 0, linearScale),
    sizes: concatenated([table(bytes, 0, paretoScale), table(bytes, TAIL, paretoScale), table(packetSizes, 0, paretoScale), table(packetSizes, TAIL, paretoScale)]),
    leastPackets
  }
}

/** Tables of one length, one after another. */
function concatenated (tables: readonly Float32Array[]): Float32Array {
  const length = tables[0]?.length ?? 0
  const all = new Float32Array(length * tables.length)
  tables.forEach((table, i) => all.set(table, i * length))
  return all
}

function linearScale (quantile: number): number {
  return quantile
}

/** On this scale a Pareto distribution is a straight line. It ends at one in 10^8. */
function paretoScale (quantile: number): number {
  return -Math.log(1 - quantile * (1 - 1e-8))
}

/** Values at STEPS + 1 even quantiles from `first` to 1. Between knots their logarithms are linear along `scale`. */
function table (knots: Knots, first: number, scale: (quantile: number) => number): Float32Array {
  const positions = knots.map(([quantile]) => scale(quantile))
  const logs = knots.map(([, value]) => Math.log(value + 1)) // + 1: values may be 0
  const values = new Float32Array(VALUES)
  for (let step = 0, k = 0; step < VALUES; step++) {
    const quantile = first + (1 - first) * step / STEPS
    while (k < knots.length - 2 && quantile >= knots[k + 1]![0]) k++
    const part = (scale(quantile) - positions[k]!) / (positions[k + 1]! - positions[k]!)
    values[step] = Math.exp(logs[k]! * (1 - part) + logs[k + 1]! * part) - 1
  }
  return values
}
