// A property of any world and of any questions about its records.
import fc from 'fast-check'
import type { Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { drafts, questionFrom } from './draft.ts'
import { plainRecords, type KnownRecord } from './plain-records.ts'
import { universeOf, type World } from './world.ts'

type Claim = (universe: Universe, question: Question, known: readonly KnownRecord[], world: World) => void

/** Holds if the claim throws for none of the `questions` questions that are drafted for each world. */
export function law (worlds: fc.Arbitrary<World>, questions: number, claim: Claim) {
  return fc.property(worlds, fc.array(drafts, { minLength: questions, maxLength: questions }), (world, drafts) => {
    const universe = universeOf(world)
    const known = plainRecords(world, world.from, world.to)
    for (const draft of drafts) claim(universe, questionFrom(world, known, draft), known, world)
  })
}
