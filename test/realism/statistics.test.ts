import t from 'tap'
import type { Test } from 'tap'
import {
  ccdfSlope, countsOf, dispersion, exceeding, gapVariation, mean, quantile, rankFrequencySlope, slope, sorted, spearman, tailExponent, topShare
} from './statistics.ts'

const near = (t: Test, found: number, wanted: number, message: string, within = 1e-9) =>
  t.ok(Math.abs(found - wanted) <= within, message, { found, wanted })

const oneToTen = sorted([3, 1, 2, 10, 9, 8, 7, 6, 5, 4])

t.test('a quantile is a value of the sample', async t => {
  for (const [q, wanted] of [[0, 1], [0.1, 1], [0.11, 2], [0.5, 5], [0.99, 10], [1, 10]] as const) {
    t.equal(quantile(oneToTen, q), wanted, `q = ${q}`)
  }
  t.ok(Number.isNaN(quantile(sorted([]), 0.5)), 'of nothing')
})

t.test('the top share counts a broken record as one', async t => {
  near(t, topShare(oneToTen, 0.10), 10 / 55, 'one of ten')
  near(t, topShare(oneToTen, 0.01), 10 / 55, 'a tenth of one')
  near(t, topShare(oneToTen, 0.25), 27 / 55, 'two and a half')
})

t.test('exceeding is strictly more', async t => {
  const ties = sorted([1, 2, 2, 2, 3])
  for (const [x, wanted] of [[0, 5], [1, 4], [2, 1], [2.5, 1], [3, 0]] as const) t.equal(exceeding(ties, x), wanted, `x = ${x}`)
})

t.test('a slope is the least-squares line', async t => {
  near(t, slope([1, 2, 3], [2, 4, 6]), 2, 'exact')
  near(t, slope([1, 2, 3, 4], [1, 3, 2, 4]), 0.8, 'scattered: 4 / 5')
})

t.test('a Pareto sample has its exponent, as a slope and as a tail', async t => {
  // The exact quantiles of P(X > x) = (x / 1000) ** -0.6, and of 1.7 above 1e8.
  const pareto = (exponent: number, from: number, n: number) => sorted(Array.from({ length: n }, (_, i) => from * ((i + 0.5) / n) ** (-1 / exponent)))
  near(t, ccdfSlope(pareto(0.6, 1000, 200_000), 1e4, 1e7), 0.6, 'slope', 0.005)
  near(t, tailExponent(pareto(1.7, 1e8, 10_000), 1e8), 1.7, 'tail', 0.005)
})

t.test('a CCDF stops where nothing exceeds any more', async t => {
  near(t, ccdfSlope(sorted([5, 50, 500, 500]), 1, 1e6), ccdfSlope(sorted([5, 50, 500, 500]), 1, 499), 'the rest is left out', 0.05)
})

t.test('Zipf has slope -1, whatever order it comes in, and the tail beyond the top does not count', async t => {
  const zipf = [60, 10, 30, 20, 15, 12]
  near(t, rankFrequencySlope(zipf, 6), -1, 'all')
  near(t, rankFrequencySlope([...zipf, 1, 1, 1], 6), -1, 'top six')
})

t.test('Spearman sees order only', async t => {
  near(t, spearman(sorted([1, 2, 3, 4]), sorted([1, 10, 100, 1e6])), 1, 'rising')
  near(t, spearman(Float64Array.of(1, 2, 3, 4), Float64Array.of(4, 3, 2, 1)), -1, 'falling')
  near(t, spearman(Float64Array.of(1, 2, 3, 4, 5), Float64Array.of(2, 1, 4, 3, 5)), 1 - 6 * 4 / (5 * 24), '1 - 6 sum(d^2) / n(n^2 - 1)')
  near(t, spearman(Float64Array.of(1, 1, 2, 2), Float64Array.of(1, 2, 3, 4)), 4 / Math.sqrt(4 * 5), 'ties share a rank')
})

t.test('burstiness: 1 would be chance', async t => {
  near(t, dispersion(Float64Array.of(0, 0, 0, 8)), 6, 'variance 12 over mean 2')
  near(t, dispersion(Float64Array.of(2, 2, 2)), 0, 'a clock')
  near(t, gapVariation(Float64Array.of(0, 1, 2, 3)), 0, 'even gaps')
  near(t, gapVariation(Float64Array.of(0, 1, 2, 3, 13)), Math.sqrt(15.1875) / 3.25, 'gaps of 1, 1, 1, 10')
})

t.test('counts and mean', async t => {
  t.strictSame([...countsOf([7, 8, 7])], [[7, 2], [8, 1]])
  t.equal(mean(oneToTen), 5.5)
})
