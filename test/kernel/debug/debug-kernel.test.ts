// The debug build says where it is called wrongly. Alone in its folder, because debug-kernel.js replaces WebAssembly.Module for the whole process.
// `npm run test:debug-kernel` runs the laws on it too.
import './debug-kernel.js'
import t from 'tap'

const { universeOf } = await import('../../laws/world.ts') // after the debug kernel, in a bundle too
const { kernel } = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
const NO_CURSOR = -1
const find = (slot: number, limit: number) => kernel.findPage(slot, 0, 1.7e12, 1.7e12, 0, true, limit, 0, NO_CURSOR, NO_CURSOR)

const mistakes: ReadonlyArray<readonly [mistake: string, call: () => unknown, message: RegExp]> = [
  ['a record before the first', () => kernel.startOf(0, -1), /startOf: a record number is 0 or more/],
  ['a stream that is not there', () => kernel.rank(9, 0), /index out of range/i],
  ['a slot that has no filter yet', () => find(3, 10), /a slot that setFilter has set/],
  ['slots out of order', () => kernel.setFilter(5, 0, 0, 0, -1, -1, 0, 0), /slots from 1 on/],
  ['a page that is too long', () => find(0, 1_025), /a limit of 1 to 1 024/],
  ['a record that is not on the page', () => kernel.pageRecordStream(find(0, 10)), /a record of the page/],
  ['a buffer that is not in use', () => kernel.releasePageBuffer(0), /a buffer in use/]
]

for (const [mistake, call, message] of mistakes) t.test(mistake, async t => t.throws(call, { message }))
