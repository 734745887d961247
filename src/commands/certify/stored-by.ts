/** What a collector stored, held against what it read. */
import { createReadStream } from 'node:fs'
import type { Court } from '../../verdict/court.ts'
import { storedFields } from '../../verdict/stored-fields.ts'
import { compareLines } from '../../verdict/stored-lines.ts'
import type { Stored } from '../../verdict/stored-schema.ts'
import type { Run } from '../exec/run-against.ts'
import type { Collector } from './collector.ts'
import type { Condition } from './condition.ts'

const TIMES = ['start_time', 'end_time']
const AT_ONCE = 262_144 // bytes

/**
 * Undefined where nothing was read or stored, and where stdout holds no record: that is a log. `lag` in ms.
 * When the clock has stopped, the collector may be ended before it stores what it reads. A walk that ended before then was followed by another one, so its records are stored.
 */
export async function storedBy ({ faults }: Pick<Condition, 'faults'>, { stored: fileOf }: Pick<Collector, 'stored'>, { query, stoppedAt, caughtUp, verdict: { requests } }: Run, court: Court, lag: number): Promise<Stored | undefined> {
  const file = fileOf()
  if (file === undefined || requests === 0) return undefined
  const cut = stoppedAt === undefined ? undefined : stoppedAt - lag
  const fields = storedFields()
  const isSkewed = faults.some(({ kind }) => kind === 'skew') // then the mock itself changed times on the way
  const { stored } = await court.verdict({ ...query, ...caughtUp && cut !== undefined && { cut } }, {
    fields: isSkewed ? { ...fields, compared: fields.compared.filter(field => !TIMES.includes(field)) } : fields,
    settledBy: cut,
    feed: async comparison => compareLines(createReadStream(file.path, { highWaterMark: AT_ONCE }), comparison, { ndjson: true })
  })
  return file.isStdout && stored?.records === 0 ? undefined : stored
}
