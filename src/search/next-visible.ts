/** When the next record of a question becomes visible: found by counting what can be seen at later times. */
import type { Universe } from '../universe/universe.ts'
import type { Question } from './page.ts'
import { countOf } from './pages-of.ts'

export const LOOK_AHEAD = 315_576_000_000 // ms: ten years
const STEP = 8

/** In ms since 1970; null where that is more than ten years away. `now` is the time of the question's horizon plus the lag. */
export function nextVisibleAt (universe: Universe, question: Question, now: number): number | null {
  const lag = now - question.horizon
  const visible = countOf(universe, question)
  const isMoreAt = (time: number) => countOf(universe, { ...question, horizon: time - lag }) > visible
  const end = now + LOOK_AHEAD
  if (question.from + lag > end || !isMoreAt(end)) return null
  let before = Math.max(now, question.from + lag - 1) // nothing that starts later can be seen by then
  let after = before + 1
  for (let step = 1; after < end && !isMoreAt(after); step *= STEP) {
    before = after
    after = Math.min(end, after + step * STEP)
  }
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2)
    if (isMoreAt(middle)) after = middle
    else before = middle
  }
  return after
}
