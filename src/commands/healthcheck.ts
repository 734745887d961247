// The command `healthcheck`: does the server answer? For a container without a shell.
import type { Config } from '../config/config.ts'

const patience = 2_000 // ms

export async function healthcheck ({ host, port }: Config): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host
  try {
    const { ok } = await fetch(`http://${name}:${port}/__admin/health`, { signal: AbortSignal.timeout(patience) })
    return ok
  } catch {
    return false
  }
}
