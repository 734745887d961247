// npm passes a signal on to the shell that it runs a script in, and that shell may end without passing it on. So what `npm start` or `npx` has started ends with its parent.
// Other scripts may leave the mock behind on purpose ("pretest": "cfw-mock &").
import { setInterval } from 'node:timers'

const scripts: readonly unknown[] = ['start', 'npx']
const interval = 250 // ms

export function endWithParent (script: string | undefined, end: () => unknown): void {
  if (!scripts.includes(script)) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    timer.close()
    end()
  }, interval).unref()
}
