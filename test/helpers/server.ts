// The built command as a process that listens.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'

export const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

export interface Server {
  readonly child: ChildProcess
  /** The first line it prints. */
  readonly ready: string
  /** The lines after that. */
  readonly lines: AsyncIterator<string>
  /** Its address, without a slash at the end. */
  readonly origin: string
}

/** Starts the command at a free port and waits for its ready line. The caller ends it. */
export async function spawnServer (flags: readonly string[], stderr: 'ignore' | 'inherit' = 'ignore'): Promise<Server> {
  const child = spawn(process.execPath, [main, '--port', '0', ...flags], { stdio: ['ignore', 'pipe', stderr], env: {} })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ready = String((await lines.next()).value)
  return { child, ready, lines, origin: /listening at (\S+)/.exec(ready)?.[1] ?? '' }
}

/** The origin of a server that runs as long as the test. */
export async function startServer (t: Test, flags: readonly string[]): Promise<string> {
  const { child, origin } = await spawnServer(flags)
  t.teardown(() => child.kill())
  return origin
}

/** A port nobody listens at, for programs that cannot pick one themselves. */
export async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
