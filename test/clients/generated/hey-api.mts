// Walks a window with the client of @hey-api/openapi-ts. Prints the total and the ids.
import { client } from './client/client.gen'
import { listFlowLogs } from './client/sdk.gen'

client.setConfig({ baseUrl: process.argv[2] ?? '' })
const to = Date.parse('2026-01-31T11:00:00Z')
const query = { fw_instance_id: 'f', start_time: to - 600_000, end_time: to, limit: 100 }
const ids: string[] = []
let cursor: { log_id?: string, next_date?: number } = {}
for (;;) {
  const { data, error } = await listFlowLogs({ path: { project_id: 'p' }, query: { ...query, ...cursor }, auth: () => 'any' })
  if (data === undefined) throw new Error(JSON.stringify(error))
  const { records, total } = data.data
  ids.push(...records.map(record => record.log_id))
  const last = records.at(-1)
  if (records.length < query.limit || last === undefined) {
    console.log(JSON.stringify({ total, ids }, (_key, value: unknown) => typeof value === 'bigint' ? Number(value) : value))
    break
  }
  cursor = { log_id: last.log_id, next_date: last.start_time }
}
