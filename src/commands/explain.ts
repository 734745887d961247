// The command `explain`: why a mock with these settings gives the answer that it gives to a URL. Nothing listens and nothing is asked.
import { parse } from 'fast-querystring'
import { ConfigError, type Config } from '../config/config.ts'
import { instant } from '../config/value-type.ts'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { explain } from '../search/explain.ts'
import { explanationReport } from '../search/explanation-report.ts'
import { parametersValidator } from '../validation/parameters-validator.ts'
import { universesOf } from './universes-of.ts'

const validate = parametersValidator(FlowLogQuerySchema)

/** `url` is that of a request for flow logs, or the path of its explanation as the journal has it. `now` is in ms since 1970. Throws ConfigError. */
export async function explainCommand (url: string, config: Config, now: number): Promise<string> {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const { project_id: named, cut: given, ...sent } = parse(query)
  const [, projectId] = /\/v1\/([^/]+)\/cfw\/logs\/flow\/?$/.exec(path) ?? [undefined, path.endsWith('/__admin/explain') ? named : undefined]
  if (typeof projectId !== 'string') throw new ConfigError('explain needs the URL of a request for flow logs, such as http://127.0.0.1:8080/v1/<project>/cfw/logs/flow?fw_instance_id=...')
  const checked = validate(sent)
  if ('error' in checked) throw new ConfigError(`the mock refuses this request: ${checked.error.message}`)
  const { fw_instance_id: firewallId, start_time: from, end_time: to } = checked.value
  if (from > to) throw new ConfigError('the mock refuses this request: start_time is after end_time')
  if (config.firewalls?.includes(firewallId) === false) throw new ConfigError('the mock refuses this request: its fw_instance_id is not in --firewalls')
  const cut = instant.read(given)
  if (given !== undefined && cut === undefined) throw new ConfigError(`cut must be ${instant.expected}`)
  const project = decoded(projectId)
  const universeOf = await universesOf(config, config.now ?? now)
  return explanationReport(await explain({
    universe: universeOf(project, firewallId),
    query: checked.value,
    sent,
    settings: config,
    now: cut === undefined ? config.now ?? now : cut + config.lag,
    breathe: async () => {}
  }))
}

function decoded (projectId: string): string {
  try {
    return decodeURIComponent(projectId)
  } catch {
    throw new ConfigError('the project in the URL is not well encoded')
  }
}
