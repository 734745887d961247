// The requests of a soak, computed from their numbers, so that a run can be repeated.
import { draw, keyOf } from '../../src/universe/draw.ts'
import type { Question } from '../../src/search/page.ts'

export interface SoakRequest {
  readonly project: string
  readonly firewall: string
  readonly question: Omit<Question, 'horizon' | 'oldest'>
}

const spans = [60_000, 3_600_000, 86_400_000, 30 * 86_400_000] as const // ms
const filters: ReadonlyArray<Question['filter']> = [{}, {}, {}, { direction: 'out2in' }, { protocol: 'UDP' }, { app: 'HTTPS', log_type: 'internet' }, { dst_port: 443 }]
const limits = [1, 10, 100, 1_024] as const

/** The n-th request of a run at the time `now` (ms). A third of the windows end now, the others within the year before. */
export function requestAt (n: number, now: number): SoakRequest {
  const pick = (stream: number, count: number) => draw(keyOf('soak', stream), n) % count
  const span = spans[pick(0, spans.length)] ?? 0
  const to = now - (pick(1, 3) === 0 ? 0 : pick(2, 365 * 86_400) * 1_000)
  return {
    project: `project-${pick(3, 2)}`,
    firewall: `firewall-${pick(4, 3)}`,
    question: {
      from: to - span,
      to,
      filter: filters[pick(5, filters.length)] ?? {},
      order: 'newest',
      limit: limits[pick(6, limits.length)] ?? 1,
      offset: pick(7, 4) === 0 ? pick(8, 500) : 0,
      logId: undefined,
      nextDate: undefined
    }
  }
}

export function urlOf ({ project, firewall, question: { from, to, filter, limit, offset, logId, nextDate } }: SoakRequest): string {
  const query = new URLSearchParams({ fw_instance_id: firewall, start_time: `${from}`, end_time: `${to}`, limit: `${limit}`, offset: `${offset}`, log_id: logId ?? '', next_date: `${nextDate ?? ''}` })
  for (const [name, value] of Object.entries(filter)) query.set(name, `${value}`)
  return `/v1/${project}/cfw/logs/flow?${query}`
}
