// What a client's store says, as it is answered.
import { Type, type Static } from '@sinclair/typebox'
import { StringEnum } from '../contract/string-enum.ts'

const count = (description: string) => Type.Integer({ description, minimum: 0 })
const ids = (description: string) => Type.Array(Type.String(), { description: `log_id of up to five ${description}`, maxItems: 5 })

export const ALTERATIONS = ['fraction-cut-off', 'unit-changed', 'digits-lost', 'text-re-encoded', 'type-changed', 'missing', 'other'] as const
export type AlterationKind = typeof ALTERATIONS[number]

export const StoredSchema = Type.Object({
  records: count('Records in the store'),
  never_stored: count('Records that left the mock and are not in the store; where nothing is known of requests, expected records that are not'),
  stored_twice: count('Records of the store that repeat another one of it'),
  invented: count('Records of the store that this firewall has not shown'),
  outside: count('Records of the store that are not of the scope: of another time or filter, or visible after the cut only. They are no mistake'),
  altered: Type.Array(Type.Object({
    field: Type.String(),
    kind: StringEnum(ALTERATIONS, { description: 'How' }),
    count: count('Records'),
    examples: Type.Array(Type.Object({ log_id: Type.String(), expected: Type.Unknown(), stored: Type.Unknown() }), { maxItems: 5 })
  }), { description: 'Fields whose values are not those that the mock sent' }),
  examples: Type.Object({ never_stored: ids('such records'), stored_twice: ids('such records'), invented: ids('such records') }),
  bad_lines: Type.Object({
    count: count('Lines that hold no record'),
    examples: Type.Array(Type.Object({ line: Type.Integer(), reason: Type.String() }), { maxItems: 5 })
  })
}, { description: 'What became of the records in the store of the client' })
export type Stored = Static<typeof StoredSchema>
