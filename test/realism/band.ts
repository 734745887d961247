/** The band that a measured figure must stay in. Both ends belong to it. */
export interface Band {
  readonly text: string
  readonly low: number
  readonly high: number
}

export const between = (low: number, high: number): Band => ({ text: `${formatNumber(low)} to ${formatNumber(high)}`, low, high })
export const atLeast = (low: number): Band => ({ text: `>= ${formatNumber(low)}`, low, high: Infinity })
export const atMost = (high: number): Band => ({ text: `<= ${formatNumber(high)}`, low: -Infinity, high })

export const isWithin = (band: Band, value: number): boolean => value >= band.low && value <= band.high

/** Three significant digits, thousands separated: 0.957, 1 840, 1.2M. */
export function formatNumber (value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`
  if (Math.abs(value) >= 1e3) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')
  return String(Number(value.toPrecision(3)))
}
