// Questions for properties, drafted without knowing the world: what they ask for is looked up in its records.
import fc from 'fast-check'
import type { FlowLogFilter } from '../../src/search/filter.ts'
import type { Question } from '../../src/search/page.ts'
import type { Known } from './enumerate.ts'
import type { World } from './world.ts'

/** A moment: a part of the stretch, or the start or end of one of its records, and a few ms to either side. */
const moments = fc.record({
  by: fc.constantFrom('part', 'start', 'end'),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  nudge: fc.constantFrom(0, 0, -1, 1, -1_000, 1_000)
})
type Moment = typeof moments extends fc.Arbitrary<infer Value> ? Value : never

export const FIELDS = [
  'direction', 'log_type', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'protocol', 'app', 'dst_host',
  'src_region_name', 'dst_region_name', 'src_province_name', 'dst_province_name', 'src_city_name', 'dst_city_name'
] as const satisfies ReadonlyArray<keyof FlowLogFilter>

const wishes = fc.record({
  field: fc.constantFrom(...FIELDS, 'src_port', 'src_ip'),
  /** Of which record it takes the value; 1 stands for a value that none has. */
  part: fc.oneof({ weight: 9, arbitrary: fc.double({ min: 0, max: 0.999, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(1) })
})

function sometimes<Value> (arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof(fc.constant(undefined), arbitrary)
}

export const drafts = fc.record({
  begin: moments,
  end: moments,
  /** Without a window it is the whole stretch. */
  windowed: fc.boolean(),
  now: sometimes(moments),
  gone: sometimes(sometimes(moments)),
  endless: fc.boolean(),
  wishes: fc.oneof(fc.array(wishes, { maxLength: 0 }), fc.array(wishes, { maxLength: 3 })),
  sameRecord: fc.boolean(),
  order: fc.constantFrom('newest', 'oldest'),
  limit: fc.oneof(fc.constantFrom(1, 2, 3, 100, 1_024), fc.integer({ min: 1, max: 1_024 })),
  offset: fc.oneof(fc.constantFrom(0, 0, Number.MAX_SAFE_INTEGER), fc.nat(60), fc.nat(4_000)),
  cursor: fc.constantFrom('none', 'none', 'both', 'logId', 'nextDate'),
  read: fc.double({ min: 0, max: 0.999, noNaN: true })
})
export type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never

/** The question that a draft becomes in a world whose records are known. */
export function questionOf ({ from, to }: World, known: readonly Known[], draft: Draft): Question {
  const momentOf = ({ by, part, nudge }: Moment) => {
    const record = known[Math.floor(part * known.length)]?.record
    const at = by === 'part' || record === undefined ? from + Math.floor(part * (to - from)) : by === 'start' ? record.start_time : record.end_time
    return Math.max(at + nudge, 0)
  }
  // Beyond the stretch nothing is known, so nothing of it may be asked for.
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

function filterOf (known: readonly Known[], { wishes, sameRecord }: Draft): FlowLogFilter {
  return Object.assign({}, ...wishes.map(({ field, part }) => {
    const source = sameRecord && part < 1 ? wishes[0]!.part : part
    return { [field]: valueOf(known[Math.floor(source * known.length)], field, part) }
  }))
}

function valueOf (known: Known | undefined, field: typeof FIELDS[number], part: number): string | number | undefined {
  const letter = Math.floor(part * 1_000_000) // as good as a coin
  if (field === 'direction') return known?.record.direction ?? 'in2out'
  if (field === 'log_type') return (['internet', 'vpc', 'nat'] as const)[letter % 3]!
  if (field === 'protocol') {
    const protocol = known?.record.protocol ?? '-1'
    return [protocol, protocol.toLowerCase(), '6', 'Udp', '-1', 'nothing'][letter % 6]!
  }
  if (known !== undefined) return known.record[field]
  return field === 'src_port' || field === 'dst_port' ? 65_535 : 'nowhere'
}
