// Resident memory of a server of ours: after its start, and what many requests of every size have left on it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressesOf } from './request-urls.ts'
import { ours } from './built.ts'
import { load } from './wrk.ts'
import { startServer } from '../server.ts'

export interface Memory {
  /** In bytes. */
  readonly afterStart: number
  readonly afterRequests: number
  readonly requests: number
}

/** Undefined where the system does not tell. */
export async function measureMemory (limits: readonly number[], atLeast: number): Promise<Memory | undefined> {
  const server = await startServer([ours, '--port', '0', '--log-level', 'silent'])
  const folder = await mkdtemp(join(tmpdir(), 'cfw-mock-bench-'))
  try {
    const afterStart = await server.residentMemory()
    const file = join(folder, 'addresses')
    const columns = await addressesOfAnother(limits)
    await writeFile(file, columns[0]!.flatMap((_, row) => columns.map(column => column[row]!)).join('\n')) // the limits in turn
    let requests = 0
    while (requests < atLeast) requests += (await load({ server, addresses: file }, 5)).requests
    const afterRequests = await server.residentMemory()
    return afterStart === undefined || afterRequests === undefined ? undefined : { afterStart, afterRequests, requests }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true })
  }
}

/** Taken from another server: to find them, it serves dozens of the longest pages at once, which the load does not. */
async function addressesOfAnother (limits: readonly number[]): Promise<ReadonlyArray<readonly string[]>> {
  const server = await startServer([ours, '--port', '0', '--log-level', 'silent'])
  try {
    return await Promise.all(limits.map(limit => addressesOf(server.origins[0] ?? '', limit)))
  } finally {
    await server.stop()
  }
}
