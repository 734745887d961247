import t from 'tap'
import { echo, LONGEST_ECHO } from '../../src/validation/echo.ts'

t.test('a value as a message repeats it', async t => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  const rows: ReadonlyArray<readonly [value: unknown, text: string]> = [
    [undefined, 'nothing'], [null, 'null'], ['', '""'], ['a"\n', '"a\\"\\n"'], [7, '7'], [NaN, 'NaN'], [-Infinity, '-Infinity'], [7n, '7'], [true, 'true'], [{ a: [1] }, '{"a":[1]}'], [[], '[]'], [Symbol('s'), 'Symbol(s)']
  ]
  for (const [value, text] of rows) t.equal(echo(value), text)
  for (const value of [circle, { toJSON: () => { throw new Error('no') } }]) t.equal(echo(value), 'an object without JSON')
})

t.test('no more of it than can be read', async t => {
  for (const value of ['x'.repeat(1_000), Array(1_000).fill(1), 10n ** 1_000n]) t.ok(echo(value).length <= LONGEST_ECHO + 2)
})
