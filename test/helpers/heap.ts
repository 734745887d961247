// What is left on the heap when all that nobody needs is gone.
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
export const collectGarbage: () => void = runInNewContext('gc')

/** Bytes. */
export async function heapAfterCollection (): Promise<number> {
  await setImmediate() // requests by inject are released one turn of the event loop later
  collectGarbage()
  await setImmediate()
  collectGarbage()
  return process.memoryUsage().heapUsed
}
