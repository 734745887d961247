import t from 'tap'
import { FlowLogSchema } from '../../src/contract/flow-log.ts'
import { createUniverses } from '../../src/universe/universes.ts'

t.test('computed records have every field of the schema, and no other', async t => {
  const { computedStreams } = createUniverses({ seed: 1, rate: 1_000, resolution: '1ms', protocol: 'name' })('p', 'f')
  const names = new Set(computedStreams.flatMap(({ flowLogAt }) => Array.from({ length: 5_000 }, (_, n) => Object.keys(flowLogAt(n))).flat()))
  t.strictSame([...names].sort(), Object.keys(FlowLogSchema.properties).sort(),
    'what a card fixes comes from src/universe/card-fields.ts, what is computed per record from src/universe/stream.ts and the kernel\'s writer')
})
