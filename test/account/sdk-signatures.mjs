// Prints requests signed by the vendor's unmodified Node SDK (npm: @huaweicloud/huaweicloud-sdk-core 3.1.211), as they stand in
// sdk-signatures.json:   node test/account/sdk-signatures.mjs > test/account/sdk-signatures.json
import { stringify } from 'node:querystring'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import { DerivedAKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/DerivedAKSKSigner.js'

const accessKey = 'AKIDEXAMPLE0MOCK'
const secretKey = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'
const flowLogs = '/v1/9d80d070b6d44942af73c9c3d38e0429/cfw/logs/flow'
const json = { 'content-type': 'application/json', 'X-Project-Id': '9d80d070b6d44942af73c9c3d38e0429' }

const cases = [
  { name: 'a page', queryParams: { fw_instance_id: '2af58b7c-893c-4453-a984-bdd9b1bd6318', start_time: 1_663_555_012_000, end_time: 1_664_159_798_000, limit: 10 } },
  { name: 'signs that need escapes', queryParams: { dst_city_name: "São Paulo (Centro)!*'~", src_region_name: '中国 & more=less+/?#%', app: '' } },
  { name: 'names that sort by more than themselves', queryParams: { a: 1, 'a-b': 2, 'a.b': 3, a_b: 4, A: 5, b: ['2', '10', '1'] } },
  { name: 'no query', path: '/v3/regions', headers: { 'content-type': 'application/json' } },
  { name: 'a GET with a body, as the look-up of a project sends it', path: '/v3/projects', queryParams: { name: 'eu-de' }, headers: { 'content-type': 'application/json' }, data: {} },
  { name: 'a POST', method: 'POST', path: '/v1/9d80d070b6d44942af73c9c3d38e0429/firewalls/list', data: { limit: 10, offset: 0, key_word: 'ü' } },
  { name: 'no JSON, so the body is not signed', method: 'POST', headers: { 'content-type': 'text/plain', 'X-Sdk-Content-Sha256': 'UNSIGNED-PAYLOAD' }, data: 'text' },
  { name: 'a key derived for a region and a service', signer: DerivedAKSKSigner, queryParams: { limit: 10, dst_city_name: 'São Paulo' } },
  { name: 'a POST with such a key', signer: DerivedAKSKSigner, method: 'POST', path: '/v1/9d80d070b6d44942af73c9c3d38e0429/firewalls/list', data: { limit: 10, offset: 0, key_word: 'ü' } },
  { name: 'a header beyond ASCII', queryParams: { limit: 1 }, headers: { ...json, 'X-Comment': 'Zürich 中国 à' } },
  { name: 'a security token', queryParams: { limit: 1 }, headers: { ...json, 'X-Security-Token': 'gAAAA temporary==' } }
]

const credentials = { getAk: () => accessKey, getSk: () => secretKey, getRegionId: () => 'eu-de', getDerivedAuthServiceName: () => 'cfw' }

const signed = cases.map(({ name, signer = AKSKSigner, method = 'GET', path = flowLogs, queryParams = {}, headers = json, data }) => {
  const request = { endpoint: `http://127.0.0.1:8080${path}`, method, headers: { ...headers, 'X-Sdk-Date': '20260131T120000Z' }, queryParams, data }
  const query = stringify(queryParams)
  return {
    name,
    method,
    target: query === '' ? path : `${path}?${query}`,
    headers: signer.sign(request, credentials),
    body: data === undefined ? '' : JSON.stringify(data)
  }
})

console.log(JSON.stringify({ accessKey, secretKey, signed }, null, 2))
