import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { nextTurn } from '../src/next-turn.ts'

t.test('of many who wait, one goes on in each turn of the event loop, in the order in which they came', async t => {
  let turn = 0
  const over = new AbortController()
  const turns = (async () => {
    for (; !over.signal.aborted; turn++) await setImmediate()
  })()
  const steps: Array<{ readonly who: number, readonly turn: number }> = []
  const work = async (who: number) => {
    for (let piece = 0; piece < 3; piece++) {
      await nextTurn()
      steps.push({ who, turn })
    }
  }
  await Promise.all([0, 1, 2, 3].map(work))
  over.abort()
  await turns
  t.strictSame(steps.map(({ who }) => who), [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3])
  t.equal(new Set(steps.map(({ turn }) => turn)).size, steps.length, 'no two in one turn')
})
