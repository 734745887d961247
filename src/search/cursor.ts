/** Where a cursor says to go on. */
import { STREAMS } from '../universe/stream.ts'
import type { Universe } from '../universe/universe.ts'
import { numberAt, type Window } from './window.ts'

export interface Cursor {
  /** log_id of the last record read. */
  readonly logId?: string | undefined
  /** start_time of the last record read, in ms since 1970. */
  readonly nextDate?: number | undefined
}

/** A cursor that this firewall's answers cannot have led to. */
export class ForeignCursor extends Error {}

/** Where to cut the windows so that the cursor's record is passed: strictly after it, or strictly before it going back. */
export function cutsOf (universe: Universe, windows: readonly Window[], { logId, nextDate }: Cursor, forward: boolean, horizon: number): readonly number[] {
  if (logId === undefined) return windows.map(window => numberAt(window, nextDate! + (forward ? 1 : 0))) // one of the two is given

  const found = universe.locate(logId)
  if (found === undefined) throw new ForeignCursor('log_id must be the log_id of a record that this firewall has returned')
  const { stream, n } = found
  const start = stream.startOf(n)
  if (start > horizon || stream.endOf(n) > horizon) throw new ForeignCursor('log_id must be the log_id of a record that can be seen by now')
  if (nextDate !== undefined && nextDate !== start) throw new ForeignCursor(`next_date must be the start_time of the record named by log_id, which is ${start}`)

  const place = n * STREAMS + stream.id + (forward ? 1 : 0)
  return windows.map(({ selection, low, high }) => {
    const { rank, id } = selection.stream
    const number = Math.min(Math.max(Math.ceil((place - id) / STREAMS), rank(start)), rank(start + 1))
    return Math.min(Math.max(number, low), high)
  })
}
