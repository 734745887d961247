// Whether a request fits a rule's `match`, apart from counts and probability.
import type { FaultContext } from './fault-context.ts'
import type { Match, Range } from './fault-rule.ts'

export function matches ({ project_id: project, fw_instance_id: firewall, page, query }: Match, context: FaultContext): boolean {
  if (project !== undefined && project !== context.tenant) return false
  if (firewall !== undefined && firewall !== context.query.fw_instance_id) return false
  if (page !== undefined && page !== context.walkStep.page) return false
  return query === undefined || Object.entries(query).every(([name, wanted]) =>
    typeof wanted === 'object' ? isWithin(wanted, context.query[name]) : context.query[name] === String(wanted))
}

function isWithin ({ min = -Infinity, max = Infinity }: Range, sent: unknown): boolean {
  if (typeof sent !== 'string' || sent === '') return false
  const value = Number(sent)
  return value >= min && value <= max
}
