// Answers that are being kept waiting: delays that run, sockets that hang. They end by themselves, with their caller, or all at once.
import type { ServerResponse } from 'node:http'

/** Runs `run` in `ms`; the returned function calls that off. */
export type Timer = (ms: number, run: () => void) => () => void

export interface Pending {
  /** `run` in `ms`, at once on release, never if the caller leaves first. */
  readonly wait: (ms: number, tenant: string, response: ServerResponse, run: () => void) => void
  /** No answer until release, which cuts the connection. */
  readonly hang: (tenant: string, response: ServerResponse) => void
  /** Ends what waits, of one tenant or of all. */
  readonly release: (tenant?: string) => void
  /** Releases all, and lets nothing wait from now on. */
  readonly close: () => void
  readonly size: () => number
}

export const realTimer: Timer = (ms, run) => {
  const timeout = setTimeout(run, ms)
  return () => clearTimeout(timeout)
}

export function createPending (timer: Timer): Pending {
  const releases = new Map<() => void, string>()
  let closed = false

  const keep = (tenant: string, response: ServerResponse, release: () => void, leave = () => {}) => {
    const forget = () => {
      leave()
      releases.delete(onRelease)
      response.off('close', forget)
    }
    const onRelease = () => {
      forget()
      if (closed && !response.headersSent) response.setHeader('connection', 'close') // or it would stay open, idle
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
    wait: (ms, tenant, response, run) => {
      if (ms === 0 || closed) return run()
      let cancel = () => {}
      const end = keep(tenant, response, run, () => cancel())
      cancel = timer(ms, end)
    },
    hang: (tenant, response) => {
      if (closed) response.destroy()
      else keep(tenant, response, () => response.destroy())
    },
    release,
    close: () => {
      closed = true
      release()
    },
    size: () => releases.size
  }
}
