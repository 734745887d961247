// A long piece of work is cut into pieces, and between two of them others have their turn.
import { setImmediate } from 'node:timers'

const waiting: Array<() => void> = []

/** Node.js runs all that waits for `setImmediate` in one go. Here one piece of work goes on per turn of the event loop, so two hundred at once block it no longer than one. */
export function nextTurn (): Promise<void> {
  return new Promise(resolve => {
    if (waiting.push(resolve) === 1) setImmediate(goOn)
  })
}

function goOn (): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(goOn)
}

/** The result of work that yields between its pieces; others have their turn in between. */
export async function inTurns<Result> (work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    await nextTurn()
  }
}

/** The same at once, for a caller who cannot wait. */
export function atOnce<Result> (work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
