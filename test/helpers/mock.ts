// A mock for a test. Its clock stands still, its log is kept, and its settings are the defaults except those given.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { buildApp, type AppOptions } from '../../src/app.ts'
import { configFrom, sourceOf, type Config } from '../../src/config/config.ts'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Timer } from '../../src/faults/held-responses.ts'

export interface Mock {
  readonly app: FastifyInstance
  readonly log: readonly string[]
  /** The documented example request with some parameters changed; undefined leaves one out. */
  readonly ask: (change?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>
  /** A request to /__admin. */
  readonly admin: (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<LightMyRequestResponse>
}

export const now = Date.parse('2026-01-31T12:00:00Z')
export const project = '9d80d070b6d44942af73c9c3d38e0429'
const example = { fw_instance_id: '2af58b7c-893c-4453-a984-bdd9b1bd6318', start_time: 1_663_555_012_000, end_time: 1_664_159_798_000, limit: 10 }

export function urlOf (change: Readonly<Record<string, unknown>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...example, ...change })) if (value !== undefined) query.append(name, String(value))
  return `/v1/${project}/cfw/logs/flow?${query}`
}

export async function mockFor (t: Test, settings: { readonly [Name in keyof Config]?: unknown } = {}, own: readonly FlowLog[] = [], surroundings: Partial<AppOptions> = {}): Promise<Mock> {
  const values: Readonly<Record<string, unknown>> = { logLevel: 'silent', ...settings }
  const log: string[] = []
  const app = await buildApp(configFrom([sourceOf(values)]), {
    system: () => now,
    log: { write: line => { log.push(line) } },
    own,
    ...surroundings
  })
  t.teardown(() => app.close())
  return {
    app,
    log,
    ask: (change, headers = { 'x-auth-token': 'any' }) => app.inject({ url: urlOf(change), headers }),
    admin: (method, path, body) => app.inject({ method, url: `/__admin/${path}`, ...body !== undefined && { payload: JSON.stringify(body) } })
  }
}

/** A timer that calls back at once and notes how long it should have waited, in ms. */
export function immediateTimer (): { readonly timer: Timer, readonly waited: readonly number[] } {
  const waited: number[] = []
  return {
    waited,
    timer: (ms, run) => {
      waited.push(ms)
      const immediate = setImmediate(run)
      return () => clearImmediate(immediate)
    }
  }
}
