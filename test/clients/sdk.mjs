// Drives the vendor's unmodified Node SDK against a mock and prints what came of it, as JSON.
//   node sdk.mjs <endpoint> <access key> <secret key> <firewall id>     (HOME: a folder of its own, the SDK writes there)
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js'

const [endpoint, ak, sk, firewall] = process.argv.slice(2)
const projectId = '9d80d070b6d44942af73c9c3d38e0429'
const window = { fw_instance_id: firewall, start_time: 1_663_555_012_000, end_time: 1_664_159_798_000, limit: 20 }

const clientOf = credentials => new ClientBuilder(client => client).withCredential(new BasicCredentials(credentials)).withEndpoint(endpoint).build()
const get = (client, url, queryParams) => client.sendRequest({ method: 'GET', url, contentType: 'application/json', queryParams, pathParams: {}, headers: {} })
const flowLogs = (client, queryParams) => get(client, `/v1/${projectId}/cfw/logs/flow`, queryParams)

const client = clientOf({ ak, sk, projectId })
const first = await flowLogs(client, window)

const walk = { pages: 0, ids: [], total: first.data.total }
for (let cursor = {}; walk.pages < 25; walk.pages++) {
  const { data: { records } } = await flowLogs(client, { ...window, ...cursor })
  if (records.length === 0) break
  walk.ids.push(...records.map(({ log_id: id }) => id))
  const last = records.at(-1)
  cursor = { log_id: last.log_id, next_date: last.start_time }
}

const byRegion = new ClientBuilder(client => client)
  .withCredential(new BasicCredentials({ ak, sk }).withIamEndpoint(endpoint))
  .withRegion({ id: 'eu-de', endpoints: [endpoint] })
  .build()
const { data: { records: firewalls } } = await byRegion.sendRequest({
  method: 'GET', url: '/v1/{project_id}/firewall/exist', contentType: 'application/json', queryParams: { service_type: 0, offset: 0, limit: 10 }, pathParams: {}, headers: {}
})
const list = await client.sendRequest({
  method: 'POST', url: `/v1/${projectId}/firewalls/list`, contentType: 'application/json', queryParams: {}, pathParams: {}, headers: {}, data: { limit: 10, offset: 0 }
})

console.log(JSON.stringify({
  first: { status: first.httpStatusCode, limit: first.data.limit },
  walk,
  region: { project: byRegion.credential.projectId, firewalls: firewalls.map(({ fw_instance_id: id }) => id) },
  list: list.data.records.map(({ fw_instance_id: id }) => id),
  wrongSecret: await refusal(flowLogs(clientOf({ ak, sk: `${sk}.`, projectId }), window)),
  wrongKey: await refusal(flowLogs(clientOf({ ak: 'NOBODY', sk, projectId }), window)),
  unknownFirewall: await refusal(flowLogs(client, { ...window, fw_instance_id: 'nowhere' })),
  timeRange: await refusal(flowLogs(client, { ...window, start_time: window.end_time + 1 }))
}))

function refusal (call) {
  return call.then(() => 'let in', ({ name, httpStatusCode, errorCode, errorMsg, requestId }) => ({ name, httpStatusCode, errorCode, errorMsg, requestId }))
}
