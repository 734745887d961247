// The sample requests whose answers become the examples of the documents.
import type { Method, Sample } from './examples.ts'

const project = '9d80d070b6d44942af73c9c3d38e0429'
const headers = { 'x-auth-token': 'any' }
const flows = `/v1/${project}/cfw/logs/flow?fw_instance_id=2af58b7c-893c-4453-a984-bdd9b1bd6318&start_time=1663555012000&end_time=1664159798000&limit=2`
const login = { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret', domain: { name: 'demo' } } } }, scope: { project: { name: 'eu-de' } } } }

const vendor: readonly Sample[] = [
  ...of('get', '/v1/{project_id}/cfw/logs/flow', flows, [400, 401, 403, 404, 500], {
    'empty parameter': flows.replace('limit=2', 'limit='),
    'bad parameter': flows.replace('limit=2', 'limit=2000'),
    'start after end': flows.replace('1664159798000', '0')
  }),
  ...of('get', '/v1/{project_id}/firewall/exist', `/v1/${project}/firewall/exist?service_type=0&offset=0&limit=10`, [400, 401, 403, 500]),
  ...of('post', '/v1/{project_id}/firewalls/list', `/v1/${project}/firewalls/list`, [400, 401, 403, 500], {}, { limit: 10, offset: 0 }),
  ...of('get', '/', '/', []),
  ...of('get', '/v3', '/v3', []),
  ...of('get', '/v3/', '/v3/', []),
  ...of('post', '/v3/auth/tokens', '/v3/auth/tokens?nocatalog=true', [], {}, login),
  { name: 'no body', method: 'post', path: '/v3/auth/tokens', request: { url: '/v3/auth/tokens', payload: {} } },
  { name: 'a token of nobody', method: 'post', path: '/v3/auth/tokens', request: { url: '/v3/auth/tokens', payload: { auth: { identity: { methods: ['token'], token: { id: 'none' } } } } } },
  { name: 'no such token', method: 'get', path: '/v3/auth/tokens', request: { url: '/v3/auth/tokens', headers } },
  { name: 'no token', method: 'get', path: '/v3/auth/tokens', request: { url: '/v3/auth/tokens' } },
  ...of('get', '/v3/projects', '/v3/projects?name=eu-de', [401]),
  ...of('get', '/v3/auth/domains', '/v3/auth/domains', [401]),
  ...of('get', '/v3/regions', '/v3/regions', [401])
]

const throttle = { name: 'throttle page 3', match: { page: 3 }, times: 2, respond: { status: 429, retry_after: 2 } }

const admin: readonly Sample[] = [
  ...of('get', '/__admin/health', '/__admin/health', []),
  ...of('get', '/__admin/version', '/__admin/version', []),
  ...of('get', '/__admin/config', '/__admin/config', []),
  ...of('get', '/__admin/clock', '/__admin/clock', []),
  { name: 'freeze', method: 'put', path: '/__admin/clock', request: { url: '/__admin/clock', payload: { action: 'freeze', instant: '2026-01-31T12:00:00Z' } } },
  { name: 'advance', method: 'put', path: '/__admin/clock', request: { url: '/__admin/clock', payload: { action: 'advance', duration: 'PT90S' } } },
  { name: 'bad duration', method: 'put', path: '/__admin/clock', request: { url: '/__admin/clock', payload: { action: 'advance', duration: 'soon' } } },
  ...of('put', '/__admin/faults', '/__admin/faults', [], {}, [throttle]),
  ...of('post', '/__admin/faults', '/__admin/faults', [], {}, { ...throttle, name: 'slow', respond: undefined, delay: { type: 'fixed', ms: 200 } }),
  ...of('get', '/__admin/faults', '/__admin/faults', []),
  ...of('delete', '/__admin/faults', '/__admin/faults', []),
  { name: 'bad rule', method: 'put', path: '/__admin/faults', request: { url: '/__admin/faults', payload: [{ respond: { status: 200 } }] } },
  ...of('get', '/__admin/requests', '/__admin/requests', [], { 'bad limit': '/__admin/requests?limit=0' }),
  { name: 'no such request', method: 'get', path: '/__admin/requests/{id}', request: { url: '/__admin/requests/none' } },
  ...of('delete', '/__admin/requests', '/__admin/requests', [])
]

export const samples = { vendor, admin } as const

// Samples of one route: a good request named `example`, one for each of `statuses`, and those of `more`, by name.
function of (method: Method, path: string, url: string, statuses: readonly number[], more: Readonly<Record<string, string>> = {}, payload?: object): readonly Sample[] {
  const request = { url, headers, ...payload !== undefined && { payload } }
  return [
    { name: 'example', method, path, request },
    ...statuses.map(status => ({ name: `${status}`, method, path, request: { ...request, headers: { ...headers, prefer: `code=${status}` } } })),
    ...Object.entries(more).map(([name, url]) => ({ name, method, path, request: { ...request, url } }))
  ]
}
