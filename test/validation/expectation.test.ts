import { Type } from '@sinclair/typebox'
import t from 'tap'
import { expectationOf } from '../../src/validation/expectation.ts'
import { StringEnum } from '../../src/contract/string-enum.ts'

t.test('a schema in words', async t => {
  const rows = [
    [Type.Integer({ minimum: 1, maximum: 1_024 }), 'an integer from 1 to 1024'],
    [Type.Number({ minimum: 0 }), 'a number of at least 0'],
    [Type.Integer(), 'an integer'],
    [StringEnum(['a', 'b']), 'one of a, b'],
    [Type.String({ minLength: 1 }), 'text, not empty'],
    [Type.String({ minLength: 1, maxLength: 9 }), 'text of at most 9 characters, not empty'],
    [Type.String({ minLength: 2, maxLength: 9 }), 'text of 2 to 9 characters'],
    [Type.String(), 'text'],
    [Type.Object({}), 'an object']
  ] as const
  for (const [schema, words] of rows) t.equal(expectationOf(schema), words)
})
