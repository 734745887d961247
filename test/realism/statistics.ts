/** The statistics behind R1 to R20, each over plain numbers and with its definition. */

export type Numbers = Float64Array

/** An ascending copy. */
export function sorted (values: Iterable<number>): Numbers {
  return Float64Array.from(values).sort()
}

export function sum (values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

export function mean (values: Numbers): number {
  return sum(values) / values.length
}

/** The smallest value that at least the share `q` of the values do not exceed (inverse empirical distribution). */
export function quantile (ascending: Numbers, q: number): number {
  return ascending[Math.max(0, Math.ceil(q * ascending.length) - 1)] ?? NaN
}

/** Share of the sum held by the largest `part` of the values; a fractional number of values is rounded up. */
export function topShare (ascending: Numbers, part: number): number {
  const top = Math.ceil(part * ascending.length)
  return sum(ascending.subarray(ascending.length - top)) / sum(ascending)
}

/** The number of values above `x`, by bisection. */
export function exceeding (ascending: Numbers, x: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? NaN) > x) high = middle
    else low = middle + 1
  }
  return ascending.length - low
}

/**
 * Steepness of the complementary cumulative distribution (CCDF), P(X > x), between two sizes on log-log scales: minus the least-squares
 * slope over eight points per decade, evenly spaced in log x. Points that no value exceeds are left out.
 */
export function ccdfSlope (ascending: Numbers, from: number, to: number): number {
  const steps = Math.round(8 * Math.log10(to / from))
  const xs: number[] = []
  const ys: number[] = []
  for (let step = 0; step <= steps; step++) {
    const x = from * (to / from) ** (step / steps)
    const above = exceeding(ascending, x)
    if (above === 0) break
    xs.push(Math.log10(x))
    ys.push(Math.log10(above / ascending.length))
  }
  return -slope(xs, ys)
}

/** Hill's estimate (1975) of the tail's exponent above `from`: the number of values above it over their sum of ln(value / from). */
export function tailExponent (ascending: Numbers, from: number): number {
  const tail = ascending.subarray(ascending.length - exceeding(ascending, from))
  return tail.length / sum(tail.map(value => Math.log(value / from)))
}

/** Least-squares slope of ys over xs. */
export function slope (xs: readonly number[], ys: readonly number[]): number {
  const meanX = sum(xs) / xs.length
  const meanY = sum(ys) / ys.length
  let covariance = 0
  let variance = 0
  xs.forEach((x, i) => {
    covariance += (x - meanX) * ((ys[i] ?? NaN) - meanY)
    variance += (x - meanX) ** 2
  })
  return covariance / variance
}

/** Slope of log frequency over log rank among the `top` most frequent (Zipf's law: -1). */
export function rankFrequencySlope (counts: Iterable<number>, top: number): number {
  const frequent = sorted(counts).reverse().subarray(0, top)
  return slope(Array.from(frequent, (_, i) => Math.log(i + 1)), Array.from(frequent, Math.log))
}

/** Spearman's rank correlation: Pearson's over ranks, ties sharing their mean rank. */
export function spearman (xs: Numbers, ys: Numbers): number {
  const middle = (xs.length + 1) / 2
  const rankX = ranks(xs)
  const rankY = ranks(ys)
  let covariance = 0
  let varianceX = 0
  let varianceY = 0
  rankX.forEach((rank, i) => {
    const dx = rank - middle
    const dy = (rankY[i] ?? NaN) - middle
    covariance += dx * dy
    varianceX += dx * dx
    varianceY += dy * dy
  })
  return covariance / Math.sqrt(varianceX * varianceY)
}

function ranks (values: Numbers): Numbers {
  const rankOf = new Map<number, number>()
  const ascending = sorted(values)
  for (let i = 0, end = 0; i < ascending.length; i = end) {
    const value = ascending[i] ?? NaN
    end = i + 1
    while (ascending[end] === value) end++
    rankOf.set(value, (i + 1 + end) / 2)
  }
  return values.map(value => rankOf.get(value) ?? NaN)
}

/** Index of dispersion: variance over mean; 1 for the counts of a Poisson process. */
export function dispersion (counts: Numbers): number {
  return variance(counts) / mean(counts)
}

/** Standard deviation over mean of the gaps between neighbours; 1 for a Poisson process. */
export function gapVariation (ascending: Numbers): number {
  const gaps = ascending.subarray(1).map((value, i) => value - (ascending[i] ?? NaN))
  return Math.sqrt(variance(gaps)) / mean(gaps)
}

function variance (values: Numbers): number {
  const centre = mean(values)
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return squares / values.length
}

/** How often each value occurs. */
export function countsOf (values: Iterable<number>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
