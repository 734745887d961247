// The load: wrk, one thread, 8 connections.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { onCore } from '../cpu-pinning.ts'
import type { Server } from '../server.ts'

const script = fileURLToPath(new URL('wrk.lua', import.meta.url))

export interface Course {
  readonly server: Server
  /** Where it listens, if at more than one port. */
  readonly origin?: string
  /** A file of what to ask for. */
  readonly addresses: string
  /** What to accept beside plain bytes. */
  readonly encoding?: string
}

export interface Measurement {
  /** Requests and bytes per second. */
  readonly rate: number
  readonly throughput: number
  /** Latencies in ms. */
  readonly p50: number
  readonly p99: number
  readonly requests: number
  /** What a request took of the server's processor time, in us; tells more than the rate on a machine that is busy. */
  readonly processor: number
}

export function loadIsInstalled (): boolean {
  return spawnSync('wrk', ['--version']).error === undefined
}

/** Throws if any answer is not a success. */
export async function load ({ server, origin = server.origins[0] ?? '', addresses, encoding }: Course, seconds: number): Promise<Measurement> {
  const args = ['wrk', '-t1', '-c8', `-d${seconds}s`, '-s', script, origin, '--', addresses, ...(encoding === undefined ? [] : [encoding])]
  const before = await server.processorTime()
  const { stdout } = await promisify(execFile)(...onCore(1, args))
  const { requests, bytes, us, p50, p99, failed } = JSON.parse(stdout.slice(stdout.lastIndexOf('{')))
  if (failed > 0) throw new Error(`${failed} of ${requests} requests failed at ${origin}`)
  const span = us / 1e6
  const processor = (await server.processorTime() - before) / requests
  return { rate: requests / span, throughput: bytes / span, p50: p50 / 1_000, p99: p99 / 1_000, requests, processor }
}
