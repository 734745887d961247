// Whether a request is one that a rule means, but for counts and chance.
import type { Approach } from './fault-context.ts'
import type { Match } from './fault-rule.ts'

export function matches ({ project_id: project, fw_instance_id: firewall, page, query }: Match, approach: Approach): boolean {
  if (project !== undefined && project !== approach.tenant) return false
  if (firewall !== undefined && firewall !== approach.query.fw_instance_id) return false
  if (page !== undefined && page !== approach.visit.page) return false
  return query === undefined || Object.entries(query).every(([name, value]) => approach.query[name] === String(value))
}
