/** A command that makes one pass and ends, as a child that polls: it is started again and again. A pass that fails is followed by another, as under cron. */
import { once } from 'node:events'
import type { Child } from '../exec/child.ts'

/** To SIGTERM it answers as a good poller does: the pass comes to its end, and no other begins. */
export function passes (start: () => Child, pause: () => Promise<unknown>): Child {
  const ending = new AbortController()
  const told = once(ending.signal, 'abort')
  let current = start()
  const all = async () => {
    for (;;) {
      const code = await current.exit
      if (code !== CANNOT_RUN) await Promise.race([pause(), told])
      if (ending.signal.aborted || code === CANNOT_RUN) return code
      current = start()
    }
  }
  return {
    exit: all(),
    signal: name => {
      ending.abort()
      if (name !== 'SIGTERM') current.signal(name)
    }
  }
}

const CANNOT_RUN = 127
