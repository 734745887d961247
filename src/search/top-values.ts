/** The most frequent values of a window: of all its records if these are not too many, else of records taken from it at even distances. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Universe } from '../universe/universe.ts'
import { pageOf, recordsOf, type Question } from './page.ts'
import { countOf, pagesOf } from './pages-of.ts'

export const TOP_FIELDS = ['src_ip', 'dst_ip', 'app', 'dst_port', 'src_region_name', 'dst_region_name'] as const satisfies ReadonlyArray<keyof FlowLog>

export interface TopValues {
  /** How many records match, and how many of them were counted. */
  readonly total: number
  readonly counted: number
  readonly top: Readonly<Record<typeof TOP_FIELDS[number], TopValue[]>>
}

interface TopValue {
  readonly value: string
  readonly count: number
}

export const MOST_COUNTED = 100_000
const SAMPLE_SIZE = 10_000
const SAMPLES_AT_ONCE = 100
const PAGE = 1_024 // records
export const LONGEST_TOP = 10

/** `breathe` is awaited every few ms of work. */
export async function topValuesOf (universe: Universe, question: Question, breathe: () => Promise<void>): Promise<TopValues> {
  const total = countOf(universe, question)
  const tallies = TOP_FIELDS.map(field => ({ field, counts: new Map<string, number>() }))
  const count = (record: FlowLog) => {
    for (const { field, counts } of tallies) {
      const value = record[field]
      if (value !== undefined) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
    }
  }
  if (total <= MOST_COUNTED) {
    for (const page of pagesOf(universe, { ...question, limit: PAGE })) {
      recordsOf(page).forEach(count)
      await breathe()
    }
  } else {
    for (let i = 0; i < SAMPLE_SIZE; i++) {
      recordsOf(pageOf(universe, { ...question, limit: 1, offset: Math.floor((i + 0.5) * total / SAMPLE_SIZE) })).forEach(count)
      if (i % SAMPLES_AT_ONCE === 0) await breathe()
    }
  }
  return {
    total,
    counted: total <= MOST_COUNTED ? total : SAMPLE_SIZE,
    top: Object.assign({}, ...tallies.map(({ field, counts }) => ({ [field]: mostFrequent(counts) })))
  }
}

function mostFrequent (counts: ReadonlyMap<string, number>): TopValue[] {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return sorted.slice(0, LONGEST_TOP).map(([value, count]) => ({ value, count }))
}
