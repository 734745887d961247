// The vendor's Node SDK: sign with AK/SK, find project and firewall, walk through the last hour. Run by the tests.
//   npm i @huaweicloud/huaweicloud-sdk-core@3.1.211 uuid@9.0.0 && node node-sdk.mjs
// (The SDK forgets to declare uuid, and writes below $HOME/.huaweicloud.)
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { ClientBuilder } from '@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js'

const endpoint = process.env.CFW_ENDPOINT ?? 'http://127.0.0.1:8080' // no slash at the end: it would break the SDK's signature
const credentials = new BasicCredentials({ ak: 'AK', sk: 'SK' }).withIamEndpoint(endpoint)
const client = new ClientBuilder(client => client).withCredential(credentials).withRegion({ id: 'eu-de', endpoints: [endpoint] }).build()

const get = (url, queryParams) => client.sendRequest({ method: 'GET', url, contentType: 'application/json', queryParams, pathParams: {}, headers: {} })

const { data: { records: [{ fw_instance_id: firewall }] } } = await get('/v1/{project_id}/firewall/exist', { service_type: 0, offset: 0, limit: 10 })
const window = { fw_instance_id: firewall, start_time: Date.now() - 3_600_000, end_time: Date.now(), limit: 1_000 }

let read = 0
let cursor = {}
while (true) {
  const { data: { records } } = await get('/v1/{project_id}/cfw/logs/flow', { ...window, ...cursor })
  read += records.length
  if (records.length < window.limit) {
    console.log(`${read} records`)
    break
  }
  const { log_id: id, start_time: at } = records.at(-1)
  cursor = { log_id: id, next_date: at }
}
