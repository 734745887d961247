// A server under measurement, as a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { onCore } from './cpu-pinning.ts'

export interface Server {
  /** One per port it listens at. */
  readonly origins: readonly string[]
  /** From spawning it to its ready line, in ms. */
  readonly readyAfter: number
  /** In bytes, or undefined where the system does not tell. */
  readonly residentMemory: () => Promise<number | undefined>
  /** Spent so far, in us; NaN where the system does not tell. */
  readonly processorTime: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts `node ...args` and waits until it has said `listening at <origin>` once per port. */
export async function startServer (args: readonly string[], ports = 1): Promise<Server> {
  const began = performance.now()
  const child = spawn(...onCore(0, [process.execPath, ...args]), { stdio: ['ignore', 'pipe', 'ignore'] })
  const exited = once(child, 'exit')
  const origins: string[] = []
  for await (const line of createInterface(child.stdout)) {
    const [, origin] = /listening at (\S+)/.exec(line) ?? []
    if (origin !== undefined && origins.push(origin) === ports) break
  }
  if (origins.length < ports) throw new Error(`${args.join(' ')}: ended before it was ready`)
  return {
    origins,
    readyAfter: performance.now() - began,
    residentMemory: () => residentMemory(child.pid),
    processorTime: () => processorTime(child.pid),
    stop: async () => {
      child.kill('SIGKILL')
      await exited
    }
  }
}

async function residentMemory (pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024
}

async function processorTime (pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = NaN, system = NaN] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number) // see proc(5)
  return (user + system) * 10_000 // of 100 ticks a second
}
