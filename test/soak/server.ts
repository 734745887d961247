// The built server as a process of its own, so that its memory is its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { startOfClock } from './traffic.ts'

export interface Server {
  readonly origin: string
  readonly stop: () => void
  readonly alive: () => boolean
}

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export async function startServer (): Promise<Server> {
  const flags = ['--port', '0', '--now', String(startOfClock), '--seed', '7', '--log-level', 'silent']
  const child = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { origin: /listening at (\S+)/.exec(line)?.[1] ?? '', stop: () => child.kill(), alive: () => child.exitCode === null }
}
