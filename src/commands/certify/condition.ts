/** The conditions that break collectors, as data: fixtures/conditions/. Each is a profile too, so that it can be served or run by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { Type, type Static } from '@sinclair/typebox'
import { ConfigError } from '../../config/config.ts'
import { SettingSchema } from '../../config/setting-schema.ts'
import { duration } from '../../config/value-type.ts'
import { StringEnum } from '../../contract/string-enum.ts'
import { FaultRulesSchema } from '../../faults/rules-of.ts'
import { packageFile } from '../../package.ts'
import { ScenarioSchema } from '../../scenarios/scenario.ts'
import { complaints } from '../../validation/complaint.ts'
import { CAUSES, type Cause } from '../../verdict/causes.ts'
import { ENCOUNTERS, type EncounterName } from '../../verdict/encounters.ts'
import { NOTES } from '../../verdict/notes.ts'

/** What a collector that passes a level's conditions can do. */
export const LEVELS = ['it works', 'it delivers what is expected', 'it pages: begin, progress, safe end', 'it makes progress over several periods', 'it survives trouble'] as const

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>, description: string) => {
  const names = Object.keys(table).filter((name): name is Name => name in table)
  return Type.Array(Type.Unsafe<Name>(StringEnum(names)), { description })
}
const closed = { additionalProperties: false }
const time = (description: string) => SettingSchema(duration, { description })

export const ConditionSchema = Type.Object({
  id: Type.String({ pattern: '^C\\d+[a-z]?$' }),
  title: Type.String({ minLength: 1 }),
  why: Type.String({ description: 'What a naive collector does', minLength: 1 }),
  level: Type.Integer({ description: 'Of LEVELS, from 1', minimum: 1, maximum: LEVELS.length }),
  settings: Type.Record(Type.String(), Type.Unknown(), { description: 'Of the mock' }),
  faults: FaultRulesSchema,
  scenarios: Type.Optional(Type.Array(ScenarioSchema, { description: 'Flows beside those of the world, at certain times' })),
  history: time('How long before its start the collector is to read from'),
  seconds: Type.Integer({ description: 'How long it runs', minimum: 1 }),
  full: Type.Object({ history: time('The same under --full'), seconds: Type.Integer({ minimum: 1 }), lag: Type.Optional(time('The setting')) }, closed),
  met: namesOf<EncounterName>(ENCOUNTERS, 'What shows that it was met, beside every fault'),
  forgives: namesOf<Cause>(CAUSES, 'Losses that are the matter of other conditions'),
  forbids: namesOf<keyof typeof NOTES>(NOTES, 'Conduct that fails it, though nothing is lost')
}, closed)
export type Condition = Static<typeof ConditionSchema>

const folder = packageFile('fixtures/conditions/')
const complaintAbout = complaints(ConditionSchema)

/** All, in the order of their ids; only those with these ids, in any case, if given. Throws ConfigError. */
export function conditions (only?: readonly string[]): readonly Condition[] {
  const all = readdirSync(folder).filter(name => /^C\d/.test(name)).map(read).sort((a, b) => numberOf(a) - numberOf(b) || (a.id < b.id ? -1 : 1))
  const isMeant = ({ id }: Condition, name: string) => id.toLowerCase() === name.toLowerCase()
  const unknown = only?.find(name => !all.some(condition => isMeant(condition, name)))
  if (unknown !== undefined) throw new ConfigError(`--only: no condition has the id ${unknown} (see certify --list)`, 'only')
  return all.filter(condition => only?.some(name => isMeant(condition, name)) ?? true)
}

function read (name: string): Condition {
  const condition: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  const complaint = complaintAbout(condition)
  if (complaint !== undefined || !isCondition(condition)) throw new Error(`${name}${complaint?.path} ${complaint?.reason}`)
  return condition
}

function isCondition (value: unknown): value is Condition {
  return complaintAbout(value) === undefined
}

const numberOf = ({ id }: Condition) => parseInt(id.slice(1))
