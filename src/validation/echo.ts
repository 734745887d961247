// A value of the caller, as an error message repeats it.
export const LONGEST_ECHO = 64 // characters

/** Text is cut, then quoted; any other value is written as JSON, then cut. */
export function echo (value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, LONGEST_ECHO)) : JSON.stringify(value).slice(0, LONGEST_ECHO)
}
