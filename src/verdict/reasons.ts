// The reasons that the evidence gives for a loss, by its place.
import type { Question } from '../search/page.ts'
import { CAUSES, FEW, type Reason } from './causes.ts'
import type { Evidence } from './evidence.ts'
import { orderOf, type Place } from './order.ts'
import { countBelow } from './record-set.ts'

export interface Reasons {
  /** The times (ms), ascending, between which the same evidence holds for all records. */
  readonly edges: Float64Array
  /** What may have been the reason there, in order: it was the first whose horizon is not before the record could be seen. The last one holds at any rate. */
  readonly at: (place: Place) => readonly Reason[]
}

/** `keptFor`: how long before a horizon a record may have started and still be kept (ms). */
export function reasonsFrom (evidence: readonly Evidence[], { order }: Pick<Question, 'order'>, keptFor: number): Reasons {
  const { compare } = orderOf(order)
  const names = Object.keys(CAUSES)
  const rank = ({ cause }: Evidence) => cause === undefined ? Infinity : names.indexOf(cause)
  const table = evidence.toSorted((a, b) => b.horizon - a.horizon || rank(a) - rank(b))
  const edges = Float64Array.from(table.flatMap(({ near, far, horizon }) => [near.start, near.start + 1, far.start, far.start + 1, horizon - keptFor]).filter(Number.isFinite)).sort()
  const parts = new Map<number, readonly Evidence[]>() // the evidence that touches the part between two edges, by the number of edges before it
  const touching = (time: number) => {
    const part = countBelow(edges, time + 1)
    const [from, to] = [edges[part - 1] ?? -Infinity, (edges[part] ?? Infinity) - 1]
    const found = parts.get(part) ?? table.filter(({ near, far }) => Math.min(near.start, far.start) <= to && Math.max(near.start, far.start) >= from)
    parts.set(part, found)
    return found
  }
  return {
    edges,
    at (place) {
      const all = touching(place.start).filter(({ near, far }) => compare(near, place) < 0 && compare(place, far) <= 0)
      const [latest] = all
      const requestIds = all.slice(0, FEW).flatMap(({ requestIds }) => requestIds)
      return [
        ...all.filter(evidence => evidence.cause !== undefined).filter(({ horizon }) => horizon === Infinity || place.start >= horizon - keptFor),
        ...latest === undefined ? [] : [{ cause: 'beyond-retention', horizon: latest.horizon, requestIds } as const],
        { cause: latest === undefined ? 'unexplained' : 'arrived-late', horizon: Infinity, requestIds }
      ]
    }
  }
}
