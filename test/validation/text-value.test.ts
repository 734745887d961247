import { Type } from '@sinclair/typebox'
import t from 'tap'
import { textValue } from '../../src/validation/text-value.ts'

t.test('text becomes what its schema asks for, or stays text', async t => {
  const rows = [
    [Type.Integer(), '10', 10], [Type.Integer(), '007', 7], [Type.Integer(), '1.5', '1.5'], [Type.Integer(), '1e3', '1e3'], [Type.Integer(), '', ''],
    [Type.Number(), '34.5', 34.5], [Type.Number(), '.5', '.5'], [Type.Number(), 'NaN', 'NaN'], [Type.String(), '10', '10']
  ] as const
  for (const [schema, text, value] of rows) t.equal(textValue(schema, text), value, `${schema.type} ${text}`)
})
