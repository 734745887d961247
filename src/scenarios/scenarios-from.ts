// Scenarios by name, from files or from a caller, checked against their schema.
import { readdirSync, readFileSync } from 'node:fs'
import { ConfigError } from '../config/config.ts'
import { profileOf } from '../config/profile.ts'
import { duration } from '../config/value-type.ts'
import { packageFile } from '../package.ts'
import { MOST_PLANTED } from '../universe/planted-records.ts'
import { complaints } from '../validation/complaint.ts'
import { echo } from '../validation/echo.ts'
import { portsOf } from './ports.ts'
import { pathOf, sideOf } from './sides.ts'
import { ScenarioSchema, type Hosts, type Scenario } from './scenario.ts'
import { slotOf } from './slot-of.ts'

const folder = packageFile('fixtures/scenarios/')
const complaintAbout = complaints(ScenarioSchema)

/** The given scenarios, by name, by the path of a file or as values, then those of the profile. Throws ConfigError, with one line. */
export function scenariosFrom (given: readonly unknown[] = [], profile?: string): readonly Scenario[] {
  const scenarios = [...given, ...profile === undefined ? [] : profileOf(profile).scenarios ?? []].map(one => typeof one === 'string' ? fromFile(one) : checked(one, ''))
  const slots = new Map<number, string>()
  for (const { id } of scenarios) {
    const other = slots.get(slotOf(id))
    if (other !== undefined) throw bad(other === id ? `${id} is there twice` : `${id} and ${other} exclude each other: give one another id`)
    slots.set(slotOf(id), id)
  }
  const records = scenarios.reduce((sum, scenario) => sum + mostRecordsOf(scenario), 0)
  if (records > MOST_PLANTED) throw bad(`together they have up to ${records} records; at most ${MOST_PLANTED} can be planted`)
  return scenarios
}

function mostRecordsOf (scenario: Scenario): number {
  return scenario.count ?? targetCountOf(scenario)
}

/** Ports of all hosts. */
function targetCountOf ({ to, ports }: Pick<Scenario, 'to' | 'ports'>): number {
  return hostCountOf(to) * (portsOf(ports)?.length ?? 0)
}

function hostCountOf ({ hosts = 1, addresses }: Hosts): number {
  return addresses?.length ?? hosts
}

function fromFile (name: string): Scenario {
  const names = readdirSync(folder).map(file => file.replace(/\.json$/, '')).sort()
  const path = names.includes(name) ? new URL(`${name}.json`, folder) : name
  try {
    return checked(JSON.parse(readFileSync(path, 'utf8')), `${name}: `)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw bad(`cannot read ${name}: ${error instanceof Error ? error.message : error}; there are ${names.join(', ')}, and files`)
  }
}

/** A copy, so that the caller may do as it likes with its own. */
function checked (given: unknown, from: string): Scenario {
  const complaint = complaintAbout(given)
  if (complaint !== undefined) throw bad(`${from}${complaint.path === '' ? 'a scenario' : complaint.path.slice(1)} ${complaint.reason}`)
  const scenario: unknown = structuredClone(given)
  if (!isScenario(scenario)) throw bad(`${from}no scenario`) // never: the schema holds
  const mistake = mistakeIn(scenario)
  if (mistake !== undefined) throw bad(from + mistake)
  return scenario
}

function isScenario (value: unknown): value is Scenario {
  return typeof value === 'object'
}

/** What the schema cannot express. */
function mistakeIn ({ from, to, ports, session, last, count, kind }: Scenario): string | undefined {
  const sides = Object.entries({ from, to })
  for (const [name, { role, hosts, addresses }] of sides) {
    if ((role === undefined) === (addresses === undefined)) return `${name} must have either a role or addresses`
    if (hosts !== undefined && role === undefined) return `${name}.hosts needs a role`
  }
  if (from.addresses?.some(address => to.addresses?.includes(address))) return 'to.addresses must have none of from.addresses'
  if (pathOf(sideOf(from), sideOf(to)) === undefined) return 'from and to must be on the two sides of the firewall, or both inside with private addresses'
  if (portsOf(ports) === undefined) return `ports must be ports from 1 to 65535, got ${echo(ports)}`
  const targets = targetCountOf({ to, ports })
  if (targets > MOST_PLANTED) return `to and ports have ${targets} pairs of a host and a port; at most ${MOST_PLANTED}`
  if (kind === 'spreading' && count === undefined) return 'count is missing: spreading needs one'
  for (const [name, one] of Object.entries({ session, last })) {
    for (const [field, range] of Object.entries(one ?? {})) {
      const [least = 0, most = 0] = range.map(value => duration.read(value) ?? 0) // a number stands for itself
      if (least > most) return `${name}.${field} must not fall, got ${echo(range)}`
    }
  }
  return undefined
}

function bad (reason: string): ConfigError {
  return new ConfigError(`scenario: ${reason}`, 'scenarios')
}
