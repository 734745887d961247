// Questions with their right answers. They are computed once, so the clock has to stand still.
import { recordsOf, pageOf } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { requestAt, urlOf } from './traffic.ts'

export interface AnsweredQuestion {
  readonly url: string
  readonly body: string
}

const perWorld = 12

/** The first `count`: twelve for each world, each world a project of its own. `now` in ms. */
export function answeredQuestions (seed: number, count: number, now: number): readonly AnsweredQuestion[] {
  const universeOf = createUniverses({ seed, rate: 1, resolution: '1ms', protocol: 'name' })
  return Array.from({ length: count }, (_, n) => {
    const request = { ...requestAt(n, now), project: `world-${Math.floor(n / perWorld)}`, firewall: 'firewall' }
    const page = pageOf(universeOf(request.project, request.firewall), { ...request.question, horizon: now, oldest: 0 })
    return { url: urlOf(request), body: JSON.stringify({ data: { limit: page.limit, records: recordsOf(page), total: page.total } }) }
  })
}
