// Waiting for a client, in real time.
import { clearTimeout, setTimeout } from 'node:timers'
import { requireFunction } from '../validation/argument.ts'
import type { Journal } from './journal.ts'
import type { RequestEntry } from './request-entry.ts'

/** The first request in the journal that matches, or the next one to come. Rejects after `timeout` ms. */
export async function waitForRequest (journal: Pick<Journal, 'list' | 'listen'>, match: (entry: RequestEntry) => boolean, timeout: number): Promise<RequestEntry> {
  requireFunction('match', match)
  const known = journal.list().findLast(match)
  if (known !== undefined) return known
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      const [last] = journal.list({ limit: 1 })
      reject(new Error(`no request matched within ${timeout} ms; ${last === undefined ? 'none came' : `the last was ${last.method} ${last.path}`}`))
    }, timeout)
    const stop = journal.listen(entry => {
      if (!match(entry)) return
      clearTimeout(timer)
      stop()
      resolve(entry)
    })
  })
}

/** Resolves when no request has been answered for `quiet` ms. */
export async function idle (journal: Pick<Journal, 'listen'>, quiet: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(() => {
      stop()
      resolve()
    }, quiet)
    const stop = journal.listen(() => { timer.refresh() })
  })
}
