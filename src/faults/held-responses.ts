// Answers that are held: delayed ones and hanging ones. Each ends when its time is up, when its caller leaves, or on release.
import type { ServerResponse } from 'node:http'
import { clearTimeout, setTimeout } from 'node:timers'

/** Calls `run` in `ms`; the returned function cancels that. */
export type Timer = (ms: number, run: () => void) => () => void

export interface HeldResponses {
  /** Calls `run` in `ms`; at once on release; never if the caller leaves first. */
  readonly delay: (ms: number, tenant: string, response: ServerResponse, run: () => void) => void
  /** Sends no answer. A release cuts the connection. */
  readonly hang: (tenant: string, response: ServerResponse) => void
  /** Ends the held answers of one tenant, or of all. */
  readonly release: (tenant?: string) => void
  /** Releases all; nothing is held from now on. */
  readonly close: () => void
  readonly size: () => number
}

export const realTimer: Timer = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}

export function createHeldResponses (timer: Timer): HeldResponses {
  const releases = new Map<() => void, string>()
  let closed = false

  const hold = (tenant: string, response: ServerResponse, release: () => void, cancel = () => {}) => {
    const forget = () => {
      cancel()
      releases.delete(onRelease)
      response.off('close', forget)
    }
    const onRelease = () => {
      forget()
      release()
    }
    releases.set(onRelease, tenant)
    response.once('close', forget)
    return onRelease
  }
  const release = (tenant?: string) => {
    for (const [end, owner] of [...releases]) if (tenant === undefined || owner === tenant) end()
  }

  return {
    delay: (ms, tenant, response, run) => {
      if (ms === 0 || closed) return run()
      let cancel = () => {}
      const end = hold(tenant, response, run, () => cancel())
      cancel = timer(ms, end)
    },
    hang: (tenant, response) => {
      if (closed) response.destroy()
      else hold(tenant, response, () => response.destroy())
    },
    release,
    close: () => {
      closed = true
      release()
    },
    size: () => releases.size
  }
}
