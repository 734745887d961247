/** What a collector stored, held against what it read. */
import { createReadStream } from 'node:fs'
import type { Court } from '../../verdict/court.ts'
import type { StoredFields } from '../../verdict/stored-fields.ts'
import { compareLines } from '../../verdict/stored-lines.ts'
import type { Stored } from '../../verdict/stored-schema.ts'
import type { Run } from '../exec/run-against.ts'
import type { StoredFile } from './collector.ts'

const AT_ONCE = 262_144 // bytes

/**
 * Undefined where nothing was read or stored, and where stdout holds no record: that is a log. `lag` in ms.
 * When the clock has stopped, the collector may be ended before it stores what it reads. A walk that ended before then was followed by another one, so its records are stored.
 */
export async function storedBy (file: StoredFile | undefined, fields: StoredFields, { query, stoppedAt, caughtUp, verdict: { requests } }: Run, court: Court, lag: number): Promise<Stored | undefined> {
  if (file === undefined || requests === 0) return undefined
  const cut = stoppedAt === undefined ? undefined : stoppedAt - lag
  const { stored } = await court.verdict({ ...query, ...caughtUp && cut !== undefined && { cut } }, {
    fields,
    settledBy: cut,
    feed: async comparison => compareLines(createReadStream(file.path, { highWaterMark: AT_ONCE }), comparison, { ndjson: true })
  })
  return file.isStdout && stored?.records === 0 ? undefined : stored
}
