// A value of the caller, as an error message repeats it.
export const LONGEST_ECHO = 64 // characters

/** Text is cut, then quoted; any other value is written as JSON where it has one, then cut. */
export function echo (value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.slice(0, LONGEST_ECHO))
  return (typeof value === 'object' ? jsonOf(value) : String(value)).slice(0, LONGEST_ECHO)
}

function jsonOf (value: object | null): string {
  try {
    return JSON.stringify(value)
  } catch {
    return 'an object without JSON' // it holds itself, or a bigint
  }
}
