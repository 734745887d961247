// Questions for properties. A draft is made without knowing the world; the values it filters by are then taken from the world's records.
import fc from 'fast-check'
import type { FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import type { Question } from '../../src/search/page.ts'
import type { KnownRecord } from './enumerate.ts'
import { FILTER_FIELDS } from './passes.ts'
import type { World } from './world.ts'

/** A moment: a part of the window, or the start or end of one of its records, and up to 1 000 ms to either side. */
const moments = fc.record({
  by: fc.constantFrom('part', 'start', 'end'),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  nudge: fc.constantFrom(0, 0, -1, 1, -1_000, 1_000)
})
type Moment = typeof moments extends fc.Arbitrary<infer Value> ? Value : never

const filterDrafts = fc.record({
  field: fc.constantFrom(...FILTER_FIELDS, 'src_port', 'src_ip'),
  /** Which record's value it takes, as a part of all records; 1 stands for a value that no record has. */
  part: fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0, max: 0.999, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(1) })
})

function sometimes<Value> (arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof(fc.constant(undefined), arbitrary)
}

export const drafts = fc.record({
  begin: moments,
  end: moments,
  /** Otherwise the question is about the whole window of the world. */
  windowed: fc.boolean(),
  now: sometimes(moments),
  gone: sometimes(sometimes(moments)),
  endless: fc.boolean(),
  filters: fc.oneof(fc.array(filterDrafts, { maxLength: 0 }), fc.array(filterDrafts, { maxLength: 3 })),
  sameRecord: fc.boolean(),
  order: fc.constantFrom('newest', 'oldest'),
  limit: fc.oneof(fc.constantFrom(1, 2, 3, 100, 1_024), fc.integer({ min: 1, max: 1_024 })),
  offset: fc.oneof(fc.constantFrom(0, 0, Number.MAX_SAFE_INTEGER), fc.nat(60), fc.nat(4_000)),
  cursor: fc.constantFrom('none', 'none', 'both', 'logId', 'nextDate'),
  read: fc.double({ min: 0, max: 0.999, noNaN: true })
})
export type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never

/** The question that a draft becomes in a world, given its records. */
export function questionFrom ({ from, to }: World, known: readonly KnownRecord[], draft: Draft): Question {
  const momentOf = ({ by, part, nudge }: Moment) => {
    const record = known[Math.floor(part * known.length)]?.record
    const at = by === 'part' || record === undefined ? from + Math.floor(part * (to - from)) : by === 'start' ? record.start_time : record.end_time
    return Math.max(at + nudge, 0)
  }
  // The records outside the world's window are not known, so no question may reach there.
  const within = (t: number) => Math.min(Math.max(t, from), to)
  const [begin, end] = draft.windowed ? [momentOf(draft.begin), momentOf(draft.end)].map(within).sort((a, b) => a - b) : [from, to]
  const horizon = draft.now === undefined ? to + 40 * 86_400_000 : Math.min(momentOf(draft.now), to)
  const endless = draft.endless && horizon <= to

  const seen = known.filter(({ record }) => record.start_time <= horizon && record.end_time <= horizon)
  const read = draft.cursor === 'none' ? undefined : seen[Math.floor(draft.read * seen.length)]?.record
  return {
    from: from === 0 && draft.endless ? 0 : begin!,
    to: endless ? Number.MAX_SAFE_INTEGER : end!,
    filter: filterOf(known, draft),
    order: draft.order,
    limit: draft.limit,
    offset: draft.offset,
    logId: draft.cursor === 'nextDate' ? undefined : read?.log_id,
    nextDate: draft.cursor === 'logId' ? undefined : read?.start_time,
    horizon,
    oldest: draft.gone === undefined ? 0 : momentOf(draft.gone)
  }
}

function filterOf (known: readonly KnownRecord[], { filters, sameRecord }: Draft): FlowLogFilter {
  return Object.assign({}, ...filters.map(({ field, part }) => {
    const source = sameRecord && part < 1 ? filters[0]!.part : part
    return { [field]: valueOf(known[Math.floor(source * known.length)], field, part) }
  }))
}

function valueOf (known: KnownRecord | undefined, field: keyof FlowLogFilter, part: number): string | number | undefined {
  const choice = Math.floor(part * 1_000_000)
  if (field === 'direction') return known?.record.direction ?? 'in2out'
  if (field === 'log_type') return (['internet', 'vpc', 'nat'] as const)[choice % 3]!
  if (field === 'protocol') {
    const protocol = known?.record.protocol ?? '-1'
    return [protocol, protocol.toLowerCase(), '6', 'Udp', '-1', 'Any', 'gre', '47', 'nothing'][choice % 9]!
  }
  if (known !== undefined) return known.record[field]
  return field === 'src_port' || field === 'dst_port' ? 65_535 : 'nowhere'
}
