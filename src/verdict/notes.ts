// What a client did twice or too soon: it costs requests or repeats records, and loses none.
import { beginKeyOf, queryKeyOf, type Walk } from './walks.ts'
import { isRead, type Attempt } from './attempt.ts'
import { records } from './causes.ts'
import type { RecordSet } from './record-set.ts'
import type { Verdict } from './verdict-schema.ts'

export const NOTES = {
  'tie-repeated': count => `${records(count)} came again because a query began in the millisecond that the last page ended in: page by log_id, or drop what you know by its log_id`,
  'boundary-repeated': count => `${records(count)} stood on the boundary of two windows and came with both: both ends of a window are in; drop what you know by its log_id`,
  'cursor-stuck': count => `${requests(count)} asked again for a page that had just been read: a cursor that does not move never ends`,
  'walk-restarted': count => `${requests(count)} began a walk again that had not come to its end`,
  'retry-too-soon': count => `${requests(count)} came before the Retry-After of the answer before was over`,
  overlap: count => `${records(count)} came again in windows that overlap: right for those who look back, as long as they drop what they know by its log_id`
} as const satisfies Readonly<Record<string, (count: number) => string>>

export interface Conduct {
  readonly walks: readonly Walk[]
  /** In the order in which they came. */
  readonly attempts: readonly Attempt[]
  readonly delivered: RecordSet
  /** How many records came again. */
  readonly repeats: number
}

export function notesOf ({ walks, attempts, delivered, repeats }: Conduct): Verdict['notes'] {
  const windows = new Map(walks.map(walk => [`${walk.from}-${walk.to}`, walk]))
  const starts = new Map([...windows.values()].map(walk => [walk.from, walk]))
  const ends = new Map([...windows.values()].map(walk => [walk.to, walk]))
  const boundaries = [...windows.values()].filter(({ from, to }) => from !== to && starts.has(to)).map(({ to, pages }) => ({ time: to, id: pages[0]?.attempt.id }))
  const ties = walks.flatMap(({ from, to, pages }) => pages.flatMap(({ last, isFinal, attempt }) => {
    const follows = !isFinal && last !== undefined && (starts.has(last.start) || ends.has(last.start)) && last.start !== from && last.start !== to
    return follows ? [{ time: last.start, id: attempt.id }] : []
  }))
  const inTies = recordsAt(ties, delivered)
  const onBoundaries = recordsAt(boundaries.filter(({ time }) => !ties.some(tie => tie.time === time)), delivered)
  const stuck = repeated(attempts)
  const restarted = restartsIn(walks)
  const overlap = repeats - inTies.count - onBoundaries.count
  const soon = tooSoon(attempts)
  return [
    noteOf('tie-repeated', inTies.count, inTies.requestIds),
    noteOf('boundary-repeated', onBoundaries.count, onBoundaries.requestIds),
    noteOf('cursor-stuck', stuck.length, stuck),
    noteOf('walk-restarted', restarted.length, restarted),
    noteOf('retry-too-soon', soon.length, soon),
    noteOf('overlap', overlap, [])
  ].filter(({ count }) => count > 0)
}

function noteOf (note: keyof typeof NOTES, count: number, requestIds: readonly string[]): Verdict['notes'][number] {
  return { note, count, explanation: NOTES[note](count), request_ids: requestIds.slice(0, 5) }
}

function recordsAt (moments: ReadonlyArray<{ readonly time: number, readonly id: string | undefined }>, delivered: RecordSet): { readonly count: number, readonly requestIds: readonly string[] } {
  const times = new Set(moments.map(({ time }) => time))
  const count = [...times].reduce((sum, time) => sum + delivered.between(time, time), 0)
  return { count, requestIds: moments.flatMap(({ id }) => id ?? []) }
}

/** Reads of a page, not the first of its walk, that the read before had given already. */
function repeated (attempts: readonly Attempt[]): readonly string[] {
  const last = new Map<string, string>()
  return attempts.filter(isRead).flatMap(attempt => {
    const [query, begin] = [queryKeyOf(attempt), beginKeyOf(attempt)]
    const again = begin !== '' && last.get(query) === begin
    last.set(query, begin)
    return again ? [attempt.id] : []
  })
}

function restartsIn (walks: readonly Walk[]): readonly string[] {
  const seen = new Map<string, Walk>()
  return walks.flatMap(walk => {
    const [first] = walk.pages
    if (first === undefined) return []
    const key = queryKeyOf(first.attempt)
    const before = seen.get(key)
    seen.set(key, walk)
    return before !== undefined && !before.closed && before.pages.length > 1 && beginKeyOf(first.attempt) === '' ? [first.attempt.id] : []
  })
}

function tooSoon (attempts: readonly Attempt[]): readonly string[] {
  let until = -Infinity
  const ids: string[] = []
  for (const { id, horizon, retryAfter } of attempts) {
    if (horizon < until) ids.push(id)
    if (retryAfter !== undefined) until = Math.max(until, horizon + retryAfter)
  }
  return ids
}

const requests = (count: number): string => `${count} ${count === 1 ? 'request' : 'requests'}`
