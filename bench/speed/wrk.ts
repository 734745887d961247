// Puts load on a server by wrk, with one thread and 8 connections.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { onCore } from '../cpu-pinning.ts'
import type { Server } from '../server-process.ts'

const script = fileURLToPath(new URL('wrk.lua', import.meta.url))

export interface Load {
  readonly server: Pick<Server, 'origin' | 'processorTime'>
  /** Paths with a query that ends in a time, which wrk.lua varies. */
  readonly urls: readonly string[]
  /** The value of Accept-Encoding, if any. */
  readonly encoding?: string
}

export interface Measurement {
  /** Requests per second. */
  readonly rate: number
  /** Bytes per second. */
  readonly throughput: number
  /** Latencies in ms. */
  readonly p50: number
  readonly p99: number
  readonly requests: number
  /** The server's processor time per request, in us. On a busy machine it tells more than the rate. */
  readonly processor: number
}

export const wrkIsInstalled = (): boolean => spawnSync('wrk', ['--version']).error === undefined

/** Throws if any answer is not a success. */
export async function load ({ server, urls, encoding }: Load, seconds: number): Promise<Measurement> {
  const before = await server.processorTime()
  const running = promisify(execFile)(...onCore(1, ['wrk', '-t1', '-c8', `-d${seconds}s`, '-s', script, server.origin, '--', ...(encoding === undefined ? [] : [encoding])]))
  running.child.stdin?.end(urls.join('\n'))
  const { stdout } = await running
  const { requests, bytes, us, p50, p99, failed } = JSON.parse(stdout.slice(stdout.lastIndexOf('{')))
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed at ${server.origin}`)
  const processor = (await server.processorTime() - before) / requests
  return { rate: requests / us * 1e6, throughput: bytes / us * 1e6, p50: p50 / 1_000, p99: p99 / 1_000, requests, processor }
}
