// The built command as a process, listening.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** Its address, without a slash at the end. */
export async function startServer (t: Test, flags: readonly string[]): Promise<string> {
  const server = spawn(process.execPath, [main, '--port', '0', ...flags], { stdio: ['ignore', 'pipe', 'ignore'], env: {} })
  t.teardown(() => server.kill())
  const [line] = await once(createInterface(server.stdout), 'line')
  return /listening at (\S+)/.exec(line)?.[1] ?? ''
}

/** A port nobody listens at, for those that cannot pick one themselves. */
export async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
