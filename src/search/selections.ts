/** The selections of a filter on every stream of a universe; those last asked for are kept ready. */
import { LRUCache } from 'lru-cache'
import type { Universe } from '../universe/universe.ts'
import { selectEverything } from './everything.ts'
import { passesRecord, textOf, type FlowLogFilter } from './filter.ts'
import { selectOwn } from './own.ts'
import { passingOf, pickOf } from './pick.ts'
import { selectPicked } from './picked.ts'
import type { Selection } from './selection.ts'

const FILTERS = 8 // kept per universe; a selection holds at most 130 KiB a stream, ten times that if it depends on the turn
const kept = new WeakMap<Universe, LRUCache<string, readonly Selection[]>>()

export function selectionsOf (universe: Universe, filter: FlowLogFilter): readonly Selection[] {
  let selections = kept.get(universe)
  if (selections === undefined) kept.set(universe, selections = new LRUCache({ max: FILTERS }))
  const key = textOf(filter)
  let found = selections.get(key)
  if (found === undefined) selections.set(key, found = select(universe, filter))
  return found
}

function select ({ dealt, own }: Universe, filter: FlowLogFilter): readonly Selection[] {
  const [stream] = dealt
  const passing = stream && textOf(filter) !== '' && passingOf(stream.deck.cast, filter) // all streams have one cast
  return [
    ...dealt.map(stream => passing ? selectPicked(stream, pickOf(stream.deck, filter, passing)) : selectEverything(stream)),
    ...(own === undefined ? [] : [selectOwn(own, record => passesRecord(record, filter))])
  ]
}
