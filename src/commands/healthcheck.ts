// The command `healthcheck`: whether the server answers. It serves containers without a shell.
import type { Config } from '../config/config.ts'

const timeout = 2_000 // ms

export async function healthcheck ({ host, port }: Config): Promise<boolean> {
  const hostname = host.includes(':') ? `[${host}]` : host
  try {
    const { ok } = await fetch(`http://${hostname}:${port}/__admin/health`, { signal: AbortSignal.timeout(timeout) })
    return ok
  } catch {
    return false
  }
}
