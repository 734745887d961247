// How many flow-log requests the journal has overwritten since it was cleared, by project.
export interface Overwritten {
  readonly requests: number
  /** When the newest of them arrived, in ms since 1970 on the mock's clock; -Infinity where there is none. */
  readonly newest: number
}

export interface OverwrittenCounts {
  readonly count: (tenant: string, time: number) => void
  /** Of one project, or of all. */
  readonly of: (tenant?: string) => Overwritten
  readonly clear: (tenant?: string) => void
}

const MOST_PROJECTS = 1_024
const NONE: Overwritten = { requests: 0, newest: -Infinity }

export function createOverwrittenCounts (): OverwrittenCounts {
  const counts = new Map<string, Overwritten>()
  let others = NONE // the projects for which there was no room

  return {
    count (tenant, time) {
      const { requests, newest } = counts.get(tenant) ?? NONE
      const next = { requests: requests + 1, newest: Math.max(newest, time) }
      if (counts.has(tenant) || counts.size < MOST_PROJECTS) counts.set(tenant, next)
      else others = sum(others, next)
    },
    of: tenant => tenant === undefined ? [...counts.values()].reduce(sum, others) : counts.get(tenant) ?? others,
    clear (tenant) {
      if (tenant === undefined) others = NONE
      if (tenant === undefined) counts.clear()
      else counts.delete(tenant)
    }
  }
}

function sum (a: Overwritten, b: Overwritten): Overwritten {
  return { requests: a.requests + b.requests, newest: Math.max(a.newest, b.newest) }
}
