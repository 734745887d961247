/** When in the week flows start: weights of the hours, and from them the shares by which a timeline splits its counts. */

export interface Rhythm {
  /** Weights of the hours of a working day, from midnight, in the firewall's own time. */
  readonly day: readonly number[]
  /** The weight of Saturday and Sunday, as a part of a working day's. */
  readonly weekend: number
}

export const OFFICE: Rhythm = {
  day: [3, 2, 2, 2, 2, 3, 6, 14, 26, 33, 36, 35, 29, 33, 36, 35, 32, 27, 20, 15, 12, 9, 6, 4],
  weekend: 0.38
}
export const MACHINES: Rhythm = {
  day: [13, 14, 13, 12, 10, 9, 9, 10, 11, 12, 12, 12, 12, 12, 12, 12, 11, 11, 10, 10, 10, 10, 11, 12],
  weekend: 0.85
}
export const EVEN: Rhythm = { day: Array.from({ length: 24 }, () => 1), weekend: 1 }

const QUARTERS = 672 // quarters of an hour in a week

/** The share of a week's flows before each quarter of an hour. Epoch weeks begin on Thursday 00:00 UTC; `zone` is in hours east. */
export function sharesOf ({ day, weekend }: Rhythm, zone: number): Float64Array {
  const weights = Array.from({ length: QUARTERS }, (_, quarter) => {
    const local = quarter / 4 + zone + 168 // hours, from a Thursday's midnight
    const hour = Math.floor(local) % 24; const part = local % 1
    const weekday = Math.floor(local / 24) % 7 // 2 is Saturday, 3 Sunday
    const weight = day[hour]! * (1 - part) + day[(hour + 1) % 24]! * part
    return weekday === 2 || weekday === 3 ? weight * weekend : weight
  })
  const total = weights.reduce((sum, weight) => sum + weight)
  const shares = new Float64Array(QUARTERS + 1)
  weights.forEach((weight, quarter) => { shares[quarter + 1] = shares[quarter]! + weight / total })
  return shares
}
