// The sample requests whose answers become the examples of the documents.
import { domainOf } from '../account/project.ts'
import type { Method, Sample } from './examples.ts'

const project = '9d80d070b6d44942af73c9c3d38e0429'
const headers = { 'x-auth-token': 'any' }
const flows = `/v1/${project}/cfw/logs/flow?fw_instance_id=2af58b7c-893c-4453-a984-bdd9b1bd6318&start_time=1663555012000&end_time=1664159798000&limit=2`
const login = { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret', domain: { name: 'demo' } } } }, scope: { project: { name: 'eu-de' } } } }

const vendor: readonly Sample[] = [
  ...of('get', '/v1/{project_id}/cfw/logs/flow', flows, {
    'empty parameter': flows.replace('limit=2', 'limit='),
    'bad parameter': flows.replace('limit=2', 'limit=2000'),
    'start after end': flows.replace('1664159798000', '0')
  }),
  ...of('get', '/v1/{project_id}/firewall/exist', `/v1/${project}/firewall/exist?service_type=0&offset=0&limit=10`, {
    'bad parameter': `/v1/${project}/firewall/exist?service_type=0&offset=0&limit=0`
  }),
  ...of('post', '/v1/{project_id}/firewalls/list', `/v1/${project}/firewalls/list`, {}, { limit: 10, offset: 0 }),
  { name: 'bad parameter', method: 'post', path: '/v1/{project_id}/firewalls/list', request: { url: `/v1/${project}/firewalls/list`, headers, payload: { limit: 0, offset: 0 } } },
  ...['/', '/v3'].flatMap(path => of('get', path)),
  ...of('post', '/v3/auth/tokens', '/v3/auth/tokens?nocatalog=true', {}, login),
  sample('no body', 'post', '/v3/auth/tokens', {}),
  sample('a token of nobody', 'post', '/v3/auth/tokens', { auth: { identity: { methods: ['token'], token: { id: 'none' } } } }),
  { ...sample('no such token', 'get', '/v3/auth/tokens'), request: { url: '/v3/auth/tokens', headers } },
  ...of('get', '/v3/projects', '/v3/projects?name=eu-de'),
  ...of('get', '/v3/projects/{id}', `/v3/projects/${project}`, { 'no such project': '/v3/projects/eu-de' }),
  ...of('get', '/v3/auth/projects', '/v3/auth/projects?name=eu-de'),
  ...of('get', '/v3/users/{user_id}/projects', '/v3/users/5f9b2c1e4a7d4c0f8e6b3a2d1c0f9e8d/projects?name=eu-de'),
  ...of('get', '/v3/domains/{id}', `/v3/domains/${domainOf(1).id}`, { 'no such account': '/v3/domains/ACME' }),
  ...['/v3/auth/domains', '/v3/domains', '/v3/auth/catalog', '/v3/regions'].flatMap(path => of('get', path)),
  ...of('get', '/v3/regions/{region_id}', '/v3/regions/eu-de', { 'no such region': '/v3/regions/nowhere' })
]

const throttle = { name: 'throttle page 3', match: { page: 3 }, times: 2, respond: { status: 429, retry_after: 2 } }

const window = `project_id=${project}&fw_instance_id=2af58b7c-893c-4453-a984-bdd9b1bd6318&from=2022-09-19&to=2022-09-20`

const admin: readonly Sample[] = [
  sample('example', 'get', '/__admin'),
  ...['health', 'version', 'config', 'clock'].map(name => sample('example', 'get', `/__admin/${name}`)),
  sample('freeze', 'put', '/__admin/clock', { action: 'freeze', instant: '2026-01-31T12:00:00Z' }),
  sample('advance', 'put', '/__admin/clock', { action: 'advance', duration: 'PT90S' }),
  sample('bad duration', 'put', '/__admin/clock', { action: 'advance', duration: 'soon' }),
  sample('example', 'put', '/__admin/faults', [throttle]),
  sample('example', 'post', '/__admin/faults', { ...throttle, name: 'slow', respond: undefined, delay: { type: 'fixed', ms: 200 } }),
  sample('example', 'get', '/__admin/faults'),
  sample('example', 'delete', '/__admin/faults'),
  sample('bad rule', 'put', '/__admin/faults', [{ respond: { status: 200 } }]),
  ...of('get', '/__admin/requests', '/__admin/requests', { 'bad limit': '/__admin/requests?limit=0' }),
  { ...sample('no such request', 'get', '/__admin/requests/{id}'), request: { url: '/__admin/requests/none' } },
  sample('example', 'delete', '/__admin/requests'),
  ...of('get', '/__admin/traffic', `/__admin/traffic?${window}&buckets=4`, { 'no such series': `/__admin/traffic?${window}&by=bytes` }),
  ...of('get', '/__admin/traffic/top', `/__admin/traffic/top?${window}`, { 'start after end': `/__admin/traffic/top?${window.replace('to=2022-09-20', 'to=2022-09-01')}` }),
  ...of('get', '/__admin/records', `/__admin/records?project_id=${project}&fw_instance_id=2af58b7c-893c-4453-a984-bdd9b1bd6318&start_time=2022-09-19&end_time=2022-09-19T00:00:02Z`, { 'no window': '/__admin/records' }),
  ...of('get', '/__admin/explain', flows.replace(/^.*\?/, `/__admin/explain?project_id=${project}&`), { 'no firewall': `/__admin/explain?project_id=${project}` }),
  { ...sample('example', 'post', '/__admin/verdict'), request: { url: `/__admin/verdict?project_id=${project}&fw_instance_id=f&start_time=2022-09-19&end_time=2022-09-19T00:00:02Z`, payload: 'log_id,app\n123456,HTTPS\n', headers: { 'content-type': 'text/csv' } } },
  ...of('get', '/__admin/scenarios', '/__admin/scenarios', { 'no firewall': '/__admin/scenarios?project_id=p' }),
  { ...sample('no such scenario', 'get', '/__admin/scenarios/{id}/records'), request: { url: '/__admin/scenarios/none/records?project_id=p&fw_instance_id=f' } },
  ...of('get', '/__admin/verdict', '/__admin/verdict', { 'bad time': '/__admin/verdict?cut=soon' })
]

export const samples = { vendor, admin } as const

function sample (name: string, method: Method, path: string, payload?: object): Sample {
  return { name, method, path, request: { url: path, ...payload !== undefined && { payload } } }
}

// Samples of one route: a good request named `example`, and those of `more`, by name.
function of (method: Method, path: string, url = path, more: Readonly<Record<string, string>> = {}, payload?: object): readonly Sample[] {
  return Object.entries({ example: url, ...more }).map(([name, url]) => ({ name, method, path, request: { url, headers, ...payload !== undefined && { payload } } }))
}
