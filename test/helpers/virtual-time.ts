// Time that passes only while everybody sleeps.
import { setImmediate } from 'node:timers/promises'

export interface VirtualTime {
  /** ms since 1970. */
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<void>
  /** Work during which no time passes. */
  readonly during: <Value>(work: Promise<Value>) => Promise<Value>
  /** Lets time pass until `work` is done. */
  readonly until: <Value>(work: Promise<Value>) => Promise<Value>
}

export function virtualTime (start: number): VirtualTime {
  const sleepers: Array<{ readonly at: number, readonly wake: () => void }> = []
  let now = start
  let busy = 0
  return {
    now: () => now,
    sleep: async ms => new Promise(resolve => { sleepers.push({ at: now + ms, wake: resolve }) }),
    async during (work) {
      busy++
      return work.finally(() => busy--)
    },
    async until (work) {
      const over = new AbortController()
      const end = () => over.abort()
      work.then(end, end)
      for (let quiet = 0; !over.signal.aborted;) {
        await setImmediate()
        quiet = busy > 0 ? 0 : quiet + 1
        if (quiet < QUIET) continue
        sleepers.sort((a, b) => a.at - b.at)
        const next = sleepers.shift()
        now = Math.max(now, next?.at ?? now)
        next?.wake()
        quiet = 0
      }
      return work
    }
  }
}

const QUIET = 5 // turns without work: nobody is about to begin some
