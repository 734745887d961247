// Walks a window with openapi-fetch and the types of openapi-typescript. Prints the total and the ids.
import createClient from 'openapi-fetch'
import type { paths } from './schema.ts'

const client = createClient<paths>({ baseUrl: process.argv[2] ?? '', headers: { 'X-Auth-Token': 'any' } })
const to = Date.parse('2026-01-31T11:00:00Z')
const query = { fw_instance_id: 'f', start_time: to - 600_000, end_time: to, limit: 100 }
const ids: string[] = []
let cursor: { log_id?: string, next_date?: number } = {}
for (;;) {
  const { data, error } = await client.GET('/v1/{project_id}/cfw/logs/flow', { params: { path: { project_id: 'p' }, query: { ...query, ...cursor } } })
  if (data === undefined) throw new Error(JSON.stringify(error))
  const { records, total } = data.data
  ids.push(...records.map(record => record.log_id))
  const last = records.at(-1)
  if (records.length < query.limit || last === undefined) {
    console.log(JSON.stringify({ total, ids }))
    break
  }
  cursor = { log_id: last.log_id, next_date: last.start_time }
}
