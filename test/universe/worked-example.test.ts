// The record that docs/universe.md works out.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { draw, keyOf } from '../../src/universe/draw.ts'
import { permute } from '../../src/universe/permutation.ts'
import { createUniverses } from '../../src/universe/universes.ts'

const docs = readFileSync(new URL('../../docs/universe.md', import.meta.url), 'utf8')
const [seed, project, firewall, stream, n] = [1, '9d80d070b6d44942af73c9c3d38e0429', '2af58b7c-893c-4453-a984-bdd9b1bd6318', 0, 1_000_000] as const

t.test('the worked example of docs/universe.md is true', async t => {
  const { kernel, cast, computedStreams, logIdOf } = createUniverses({ seed, rate: 1, resolution: '1ms', protocol: 'name' })(project, firewall)
  const record = computedStreams[stream]!.flowLogAt(n)
  const key = keyOf(keyOf(seed, project, firewall), 'office')
  const [block, rowNumber] = [Math.floor(n / 65_536), Math.floor(n / 256)]
  const phase = permute(draw(key ^ 0x7a11, Math.floor(block / 256)), block % 256)
  const row = permute(draw(key ^ 0x4a4d, block), rowNumber % 256)
  const column = permute(draw(key ^ 0xc01, rowNumber), n % 256)
  const card = row * 256 + column
  t.equal(kernel.cardOf(stream, n), card)
  const said = [
    `The timeline says ${record.start_time}, which is ${new Date(record.start_time).toISOString()}.`,
    `Block ${block} (records 983 040 to 1 048 575), row number ${rowNumber}, position ${n % 256} in that row.`,
    `Block ${block} has phase ${phase}. In this block row number ${rowNumber} is dealt row ${row} of the deck, and in this row position ${n % 256} is dealt column ${column}: card ${row} x 256 + ${column} = ${card}.`,
    `(${record.src_ip}, a resolver)`,
    `(${record.dst_ip}, a name server in the ${record.dst_region_name})`,
    `(${record.app} over ${record.protocol} to port ${record.dst_port})`,
    `The client's port: ${record.src_port}.`,
    `give ${record.end_time - record.start_time} ms, ${record.bytes} bytes and ${record.packets} packets.`,
    `\`log_id\` ${record.log_id}.`
  ]
  for (const sentence of said) t.ok(docs.includes(sentence), sentence)
  t.equal(record.log_id, logIdOf(n * 8 + stream))
  t.ok(cast.endpoints[61]?.ip === record.src_ip && cast.endpoints[648]?.ip === record.dst_ip && cast.services[2_999]?.app === record.app)
})
