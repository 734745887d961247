// Resident memory of the mock: after its start, and after many requests of every size.
import { silentMock, startServer } from '../server-process.ts'
import { atMost, table, type Report } from './report.ts'
import { requestUrls } from './request-urls.ts'
import { load } from './wrk.ts'

const FEWEST_REQUESTS = 200_000
const MB = 1_000_000

/** Undefined where the system does not tell. */
export async function measureMemory (limits: readonly number[]): Promise<Report | undefined> {
  await using server = await startServer(silentMock)
  const afterStart = await server.residentMemory()
  const urls = await urlsFromAnotherServer(limits)
  let requests = 0
  while (requests < FEWEST_REQUESTS) requests += (await load({ server, urls }, 5)).requests
  const afterRequests = await server.residentMemory()
  if (afterStart === undefined || afterRequests === undefined) return undefined
  return {
    name: 'memory',
    figures: { afterStart, afterRequests, requests }, // bytes
    table: table(['resident memory', 'MB'], [['after start', (afterStart / MB).toFixed(0)], [`after ${requests} requests`, (afterRequests / MB).toFixed(0)]]),
    bounds: [
      atMost(130, 'resident memory after start, MB', afterStart / MB),
      atMost(40, `its growth over ${requests} requests, MB`, (afterRequests - afterStart) / MB)
    ]
  }
}

/** The limits in turn. To find cursors a server serves dozens of the longest pages at once, which the load does not, so it is another server. */
async function urlsFromAnotherServer (limits: readonly number[]): Promise<readonly string[]> {
  await using server = await startServer(silentMock)
  const columns = await Promise.all(limits.map(limit => requestUrls(server.origin, limit)))
  return columns[0]!.flatMap((_, row) => columns.map(column => column[row]!))
}
