/** The values by which flows can be told apart in a chart: those of the world's services, of planted ones, and of the own records that pass a filter. */
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { FlowLog } from '../contract/flow-log.ts'
import type { ServiceFields } from '../universe/cast.ts'
import type { Universe } from '../universe/universe.ts'
import { logTypeOf, predicateOf } from './filter.ts'
import { ANY_PROTOCOL, protocolNumberOf } from './protocols.ts'

type Value = string | undefined
interface Rule {
  readonly service: (service: ServiceFields) => Value
  readonly record: (record: FlowLog) => Value
  /** The same for spellings of one value; itself by default. */
  readonly identity?: (value: string) => string
}

const RULES = {
  direction: { service: ({ direction }) => direction, record: ({ direction }) => direction },
  log_type: { service: ({ logType }) => logType, record: logTypeOf },
  protocol: { service: ({ protocol }) => protocol, record: ({ protocol = 'ANY' }) => protocolNumberOf(protocol) === ANY_PROTOCOL ? undefined : protocol, identity: protocolNumberOf },
  app: { service: ({ app }) => app, record: ({ app }) => app }
} as const satisfies Partial<Record<keyof FlowLogFilter, Rule>>

export type SeriesField = keyof typeof RULES
export const SERIES_FIELDS = ['direction', 'app', 'protocol', 'log_type'] as const satisfies readonly SeriesField[]

/** Names what is in no other series. A record with this very value is counted there. */
export const OTHER = 'other'
const MOST_OWN_VALUES = 50 // own records may have as many values as there are records

export function seriesValuesOf ({ cast, stored }: Universe, filter: FlowLogFilter, by: SeriesField): readonly string[] {
  const { service: valueOfService, record: valueOfRecord, identity = value => value }: Rule = RULES[by]
  const names = new Map<string, string>()
  const known = [...cast.services, ...stored?.planted.services ?? []].filter(predicateOf(filter, 'service')).map(valueOfService)
  const ownValues = mostFrequent((stored?.own.records ?? []).filter(predicateOf(filter, 'record')).map(valueOfRecord))
  for (const value of [...known, ...ownValues]) if (value !== undefined && value !== OTHER && !names.has(identity(value))) names.set(identity(value), value)
  return [...names.values()]
}

function mostFrequent (values: readonly Value[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_OWN_VALUES).map(([value]) => value)
}
