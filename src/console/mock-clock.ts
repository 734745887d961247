// The time on the mock's clock: asked every second, and counted on in between.
import { call } from './call.ts'
import { redraw } from './redraw.ts'

interface ClockView { readonly ms: number, readonly frozen: boolean }

let seen: ClockView & { readonly at: number } | undefined
let error: Error | undefined

export const clockError = () => error
export const isFrozen = () => seen?.frozen === true

/** Undefined until the mock has answered. */
export function mockNow (): number | undefined {
  return seen === undefined ? undefined : seen.frozen ? seen.ms : seen.ms + Math.floor(performance.now() - seen.at)
}

export async function readClock (): Promise<void> {
  try {
    seen = { ...await call<ClockView>('/__admin/clock'), at: performance.now() }
    error = undefined
  } catch (reason) {
    error = reason instanceof Error ? reason : new Error(String(reason))
  }
  redraw()
}

const POLL = 1_000 // ms
readClock()
setInterval(() => { if (!document.hidden) readClock() }, POLL)
