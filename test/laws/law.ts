// A property of worlds and of questions about what is in them.
import fc from 'fast-check'
import type { Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { drafts, questionOf } from './draft.ts'
import { enumerate, type Known } from './enumerate.ts'
import { universeOf, type World } from './world.ts'

type Claim = (universe: Universe, question: Question, known: readonly Known[], world: World) => void

/** Holds where the claim, for so many questions of each world, does not throw. */
export function law (worlds: fc.Arbitrary<World>, questions: number, claim: Claim) {
  return fc.property(worlds, fc.array(drafts, { minLength: questions, maxLength: questions }), (world, drafts) => {
    const universe = universeOf(world)
    const known = enumerate(universe, world.from, world.to)
    for (const draft of drafts) claim(universe, questionOf(world, known, draft), known, world)
  })
}
