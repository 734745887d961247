// GET /v1/{project_id}/firewall/exist and POST /v1/{project_id}/firewalls/list. Clients look up a firewall's id with them.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { firewallsOf, type FirewallSettings } from '../../account/firewalls.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { FirewallListSchema, FirewallPageSchema, type FirewallSummary } from '../../contract/firewall.ts'
import { FirewallQuerySchema, FirewallSearchSchema } from '../../contract/firewall-query.ts'
import { FlowLogPathSchema } from '../../contract/flow-log-path.ts'
import { errorBodies } from '../../contract/error-bodies.ts'

const pageSchema = {
  operationId: 'ListFirewallDetail',
  summary: 'Firewalls of a project, in full',
  params: FlowLogPathSchema,
  querystring: FirewallQuerySchema,
  headers: AuthHeadersSchema,
  response: { 200: FirewallPageSchema, 400: errorBodies.CFW }
}

const listSchema = {
  operationId: 'ListFirewallList',
  summary: 'Firewalls of a project',
  params: FlowLogPathSchema,
  querystring: Type.Pick(FirewallQuerySchema, ['enterprise_project_id']),
  body: FirewallSearchSchema,
  headers: AuthHeadersSchema,
  response: { 200: FirewallListSchema, 400: errorBodies.CFW }
}

export const firewalls: FastifyPluginAsyncTypebox<FirewallSettings> = async (app, settings) => {
  app.get('/v1/:project_id/firewall/exist', { schema: pageSchema }, async ({ params, query: { limit, offset, ...filter } }) => {
    const all = firewallsOf(settings, params.project_id)
    const candidates = filter.fw_instance_id === undefined ? all.slice(0, 1) : all // without an id, the service shows the account's first
    const matches = candidates.filter(({ summary }) =>
      filter.service_type === summary.service_type &&
      isIn(filter.enterprise_project_id, summary) &&
      [undefined, summary.fw_instance_id].includes(filter.fw_instance_id) &&
      [undefined, summary.fw_instance_name, summary.name].includes(filter.name))
    const records = matches.slice(offset, offset + limit).map(({ summary, details }) => ({ ...summary, ...details }))
    return { data: { limit, offset, total: matches.length, records } }
  })

  app.post('/v1/:project_id/firewalls/list', { schema: listSchema }, async ({ params, query, body: { limit, offset, key_word: word = '', ...filter } }) => {
    const summaries = firewallsOf(settings, params.project_id).map(({ summary }) => summary)
    const matches = summaries.filter(summary =>
      isIn(filter.enterprise_project_id || query.enterprise_project_id, summary) &&
      (summary.fw_instance_id === word || summary.fw_instance_name.includes(word)))
    return {
      user_support_eps: true,
      has_ndr: false,
      is_support_postpaid: true,
      is_support_basic_version: true,
      is_support_buy_professional: true,
      data: { limit, offset, project_id: params.project_id, total: matches.length, records: matches.slice(offset, offset + limit) }
    }
  })
}

function isIn (enterpriseProject: string | undefined, { enterprise_project_id: id }: FirewallSummary): boolean {
  return [undefined, '', 'all_granted_eps', id].includes(enterpriseProject) || (enterpriseProject === '0' && id === 'default')
}
