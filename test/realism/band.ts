/** A band a measured figure has to stay in, both ends in. */
export interface Band {
  readonly text: string
  readonly low: number
  readonly high: number
}

export const between = (low: number, high: number): Band => ({ text: `${number(low)} to ${number(high)}`, low, high })
export const atLeast = (low: number): Band => ({ text: `>= ${number(low)}`, low, high: Infinity })
export const atMost = (high: number): Band => ({ text: `<= ${number(high)}`, low: -Infinity, high })

export const holds = (band: Band, value: number): boolean => value >= band.low && value <= band.high

/** Three significant digits and thousands apart: 0.957, 1 840, 1.2M. */
export function number (value: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`
  if (Math.abs(value) >= 1e3) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')
  return String(Number(value.toPrecision(3)))
}
