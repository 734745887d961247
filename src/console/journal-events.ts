// Tells when the mock has answered a request: /__admin/events, read by fetch, since an EventSource cannot send a token.
import { onTokenChange, send } from './call.ts'

const RETRY = 2_000 // ms

/** Calls `listener` after each burst of requests, from the first use on. */
export function createJournalEvents (listener: () => void): { readonly start: () => void } {
  let running: AbortController | undefined
  const run = async ({ signal }: AbortController) => {
    while (!signal.aborted) {
      try {
        const response = await send('/__admin/events', { signal })
        const reader = response.ok ? response.body?.getReader() : undefined
        if (reader === undefined) throw new Error('no events')
        listener()
        while (!(await reader.read()).done) listener()
      } catch {
        await new Promise(resolve => setTimeout(resolve, RETRY))
      }
    }
  }
  const start = () => {
    if (running !== undefined) return
    running = new AbortController()
    run(running)
  }
  onTokenChange(() => {
    if (running === undefined) return
    running.abort()
    running = undefined
    start()
  })
  return { start }
}
