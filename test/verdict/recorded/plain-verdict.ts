// A verdict by brute force: all records of the world, one by one, against what arrived.
import type { FlowLog } from '../../../src/contract/flow-log.ts'
import { passes } from '../../laws/passes.ts'
import type { Exchange } from './play.ts'
import { FILTERS } from './script.ts'

export interface Case {
  /** All records of the world that start in any window. */
  readonly all: readonly FlowLog[]
  readonly exchanges: readonly Exchange[]
  readonly scope: readonly [from: number, to: number] | undefined
  /** What had ended by then could be seen at the cut, and can be seen now (ms). */
  readonly cut: number
  readonly now: number
  /** What started before was gone at the first request. */
  readonly oldest: number
}

export interface PlainVerdict {
  readonly expected: number
  readonly delivered: number
  /** Their ids; a record that two filters asked for may be there twice. */
  readonly lost: readonly string[]
  readonly pending: number
}

export function plainVerdict ({ all, exchanges, scope, cut, now, oldest }: Case): PlainVerdict {
  let [expected, delivered, pending] = [0, 0, 0]
  const lost: string[] = []
  for (const [number, filter] of FILTERS.entries()) {
    const own = exchanges.filter(exchange => exchange.filter === number)
    if (own.length === 0) continue
    const [from, to] = scope ?? [Math.min(...own.map(({ from }) => from)), Math.max(...own.map(({ to }) => to))]
    const arrived = new Set(own.flatMap(({ records }) => records.map(({ log_id: id }) => id)))
    for (const record of all) {
      const { log_id: id, start_time: start, end_time: end } = record
      if (start < from || start > to || start < oldest || !passes(record, filter)) continue
      const visible = Math.max(start, end)
      if (visible > now) continue
      if (visible > cut) pending += Number(!arrived.has(id))
      else {
        expected++
        if (arrived.has(id)) delivered++
        else lost.push(id)
      }
    }
  }
  return { expected, delivered, lost, pending }
}
