// The journal as walks: the requests that read one window with one filter, page by page.
import type { RequestEntry } from '../journal/request-entry.ts'

export interface Walk {
  readonly key: string
  readonly project: string
  readonly query: RequestEntry['query']
  /** In the order of arrival. */
  readonly requests: readonly RequestEntry[]
}

const PAGING = ['limit', 'log_id', 'next_date', 'offset']

/** `newestFirst` is the journal. The walk that was asked last comes first. */
export function walksIn (newestFirst: readonly RequestEntry[]): readonly Walk[] {
  const open = new Map<string, RequestEntry[]>()
  const walks: Walk[] = []
  for (const entry of newestFirst.toReversed()) {
    if (!entry.path.endsWith('/cfw/logs/flow')) continue
    const query = Object.fromEntries(Object.entries(entry.query).filter(([name]) => !PAGING.includes(name)))
    const key = JSON.stringify([entry.path, query])
    const current = open.get(key)
    if (current !== undefined && !(entry.page === 1 && current.some(({ page }) => page !== 1))) {
      current.push(entry)
      continue
    }
    const requests = [entry]
    open.set(key, requests)
    walks.push({ key: `${key}${entry.id}`, project: entry.project_id ?? '', query, requests })
  }
  return walks.sort((a, b) => lastOf(b).localeCompare(lastOf(a)))
}

const lastOf = ({ requests }: Walk) => requests.at(-1)?.id ?? '' // ids count up

/** Whether the last page was read: one that is not full. */
export function isComplete ({ requests }: Walk): boolean {
  return requests.some(({ status, whole, records, query: { limit } }) => status === 200 && whole && records !== null && records < Number(limit))
}
