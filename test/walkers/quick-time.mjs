// Loaded before a collector (node --import): its clock is the mock's, and its waits take no time but move that clock.
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'

const clock = `${process.env.CFW_ENDPOINT}/__admin/clock`
const advance = async ms => (await (await fetch(clock, { method: 'PUT', body: JSON.stringify({ action: 'advance', duration: `${ms}ms` }) })).json()).ms

let now = await advance(0)
Date.now = () => now
timers.setTimeout = async (ms, value, { signal } = {}) => {
  signal?.throwIfAborted()
  now = await advance(ms)
  signal?.throwIfAborted()
  return value
}
syncBuiltinESMExports()
