// The header Retry-After, and what it means.
import type { RetryAfterFormat } from './fault-rule.ts'

export interface RetryAfter {
  readonly header: string
  /** How long it tells the caller to wait, in ms. */
  readonly wait: number
}

/** `now` in ms since 1970. A date has whole seconds, so it may tell to wait up to a second longer. */
export function retryAfterOf (seconds: number, format: RetryAfterFormat | undefined, now: number): RetryAfter {
  if (format !== 'date') return { header: String(seconds), wait: seconds * 1_000 }
  const date = Math.ceil(now / 1_000 + seconds) * 1_000
  return { header: new Date(date).toUTCString(), wait: date - now }
}
