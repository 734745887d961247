/** A time in ISO 8601, or in ms where ISO 8601 has no room for it. `ms` since 1970. */
export function timeText (ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? `${ms} ms after 1970` : date.toISOString()
}
