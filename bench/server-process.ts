// A server under measurement, in a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { onCore } from './cpu-pinning.ts'

export interface Server extends AsyncDisposable {
  readonly origin: string
  /** From spawning the process to its ready line, in ms. */
  readonly startTime: number
  /** In bytes; undefined where the system does not tell. */
  readonly residentMemory: () => Promise<number | undefined>
  /** Spent so far, in us; NaN where the system does not tell. */
  readonly processorTime: () => Promise<number>
}

const command = [fileURLToPath(new URL('../dist/main.js', import.meta.url)), '--port', '0']

/** What `node` is given to run the built mock, with a log of its requests and without. */
export const loggingMock: readonly string[] = command
export const silentMock: readonly string[] = [...command, '--log-level', 'silent']

/** Starts `node ...args` and waits for the line that says `listening at <origin>`. */
export async function startServer (args: readonly string[]): Promise<Server> {
  const began = performance.now()
  const child = spawn(...onCore(0, [process.execPath, ...args]), { stdio: ['ignore', 'pipe', 'ignore'] })
  const exited = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    const [, origin] = /listening at (\S+)/.exec(line) ?? []
    if (origin === undefined) continue
    return {
      origin,
      startTime: performance.now() - began,
      residentMemory: () => residentMemory(child.pid),
      processorTime: () => processorTime(child.pid),
      async [Symbol.asyncDispose] () {
        child.kill('SIGKILL')
        await exited
      }
    }
  }
  throw new Error(`${args.join(' ')}: ended before it was ready`)
}

async function residentMemory (pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? []
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024
}

export async function processorTime (pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = NaN, system = NaN] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').slice(11, 13).map(Number) // see proc(5)
  return (user + system) * 10_000 // us, of 100 ticks a second
}
