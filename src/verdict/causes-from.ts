// Losses, added up by their causes.
import type { Universe } from '../universe/universe.ts'
import { CAUSES, counted, FEW, type Cause } from './causes.ts'
import { inWords } from '../search/in-words.ts'
import type { Loss, LostRecord } from './losses.ts'
import type { Verdict } from './verdict-schema.ts'

interface Sum {
  count: number
  latestStart: number
  lateness: number
  gap: number
  readonly answers: Set<string>
  readonly requestIds: Set<string>
  readonly examples: LostRecord[]
}

/** `lag` in ms. */
export async function causesFrom (losses: AsyncIterable<Loss>, { logIdOf }: Universe, lag: number): Promise<Verdict['causes']> {
  const sums = new Map<Cause, Sum>()
  for await (const { reason: { cause, requestIds, answer, gap = 0 }, count, records } of losses) {
    const sum = sums.get(cause) ?? { count: 0, latestStart: 0, lateness: 0, gap: 0, answers: new Set(), requestIds: new Set(), examples: [] }
    sums.set(cause, sum)
    sum.count += count
    sum.gap = Math.max(sum.gap, gap)
    if (answer !== undefined) sum.answers.add(answer)
    for (const id of requestIds) if (sum.requestIds.size < FEW) sum.requestIds.add(id)
    for (const record of records) {
      sum.latestStart = Math.max(sum.latestStart, record.start)
      sum.lateness = Math.max(sum.lateness, record.end + lag - record.start)
      if (sum.examples.length < FEW) sum.examples.push(record)
    }
  }
  return [...sums].map(([cause, { count, latestStart, lateness, gap, answers, requestIds, examples }]) => ({
    cause,
    count,
    explanation: CAUSES[cause]({
      records: counted(count, 'record'),
      before: new Date(latestStart + 1).toISOString(),
      lateness: inWords(lateness),
      gap: inWords(gap),
      answers: [...answers].sort().join(', ')
    }),
    examples: examples.map(({ serial, start, end }) => ({ log_id: logIdOf(serial), start_time: start, end_time: end, visible_at: end + lag })),
    request_ids: [...requestIds]
  }))
}
