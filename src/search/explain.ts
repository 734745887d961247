/** Explains an answer: what each parameter means, what each filter leaves, what is hidden and until when. All by counting: nothing is enumerated. */
import { Type, type TSchema } from '@sinclair/typebox'
import { closest, distance } from 'fastest-levenshtein'
import { FlowLogFilterSchema, type FlowLogFilter } from '../contract/flow-log-filter.ts'
import { FlowLogQuerySchema, type FlowLogQuery } from '../contract/flow-log-query.ts'
import type { Universe } from '../universe/universe.ts'
import { ForeignCursor } from './cursor.ts'
import type { Explanation } from './explanation-schema.ts'
import { grouped } from './grouped.ts'
import { inWords } from './in-words.ts'
import { nearValues, type Value } from './known-values.ts'
import { nextVisibleAt, LOOK_AHEAD } from './next-visible.ts'
import { pageOf, recordsOf, type Question } from './page.ts'
import { countOf } from './pages-of.ts'
import { questionOf, type QuestionSettings } from './question.ts'
import { timeText } from './time-text.ts'

export interface Explained {
  readonly universe: Universe
  readonly query: FlowLogQuery
  /** The parameters as they were sent, in their order. */
  readonly sent: Readonly<Record<string, unknown>>
  readonly settings: QuestionSettings
  /** ms since 1970 on the mock's clock. */
  readonly now: number
  /** Awaited between counts that load a filter, which takes some ms. */
  readonly breathe: () => Promise<void>
}

type Step = Explanation['funnel'][number]

const EVER = Number.MAX_SAFE_INTEGER // ms
const EARLIEST_USUAL = 100_000_000_000 // ms since 1970: March 1973. As seconds, it is the year 5138
const FILTERS = Type.KeyOf(FlowLogFilterSchema).anyOf.map(({ const: name }) => name)
const SCHEMAS: Readonly<Record<string, TSchema>> = FlowLogQuerySchema.properties

export async function explain ({ universe, query, sent, settings, now, breathe }: Explained): Promise<Explanation> {
  const asked = questionOf(query, settings, now)
  const question = { ...asked, offset: 0, logId: undefined, nextDate: undefined } // counts need no cursor, and a bad one is refused
  const { from, to } = question
  const funnel = await funnelOf(universe, question, breathe)
  await breathe()
  const count = (change: Partial<Question>) => countOf(universe, { ...question, ...change })
  const started = { to: Math.min(to, now) }
  const ended = count({ ...started, horizon: now })
  const { records, cursor } = beginningOf(universe, asked)
  return {
    records,
    parameters: Object.entries(sent).map(([name, value]) => ({ name, value: String(value), meaning: meaningOf(name, String(value)) })),
    window: { start_time: from, end_time: to, in_words: `from ${timeText(from)} to ${timeText(to)}, both ends in: ${inWords(to - from)}${to < EARLIEST_USUAL ? '; times are in ms: are these in seconds?' : ''}` },
    funnel,
    cursor,
    hidden: {
      not_started: count({ from: Math.max(from, now + 1), to: Math.min(to, now + LOOK_AHEAD), horizon: EVER }),
      not_ended: count({ ...started, horizon: EVER }) - ended,
      by_lag: ended - count({}),
      by_retention: count({ oldest: 0 }) - count({})
    },
    now,
    next_visible_at: nextVisibleAt(universe, question, now)
  }
}

/** The window, then each filter that is sent, in the order of the contract. */
async function funnelOf (universe: Universe, question: Question, breathe: () => Promise<void>): Promise<Step[]> {
  const count = async (filter: FlowLogFilter) => {
    await breathe()
    return countOf(universe, { ...question, filter })
  }
  let records = await count({})
  const funnel: Step[] = [{ step: 'window', records, ...records === 0 && { in_words: emptyWindow(universe, question) } }]
  let before: FlowLogFilter = {}
  for (const name of FILTERS) {
    const value = question.filter[name]
    if (value === undefined) continue
    const filter = { ...before, [name]: value }
    const left = records === 0 ? 0 : await count(filter)
    funnel.push({ step: `${name}=${value}`, records: left, ...records > 0 && left === 0 && await nearestTo(universe, name, value, before, count) })
    records = left
    before = filter
  }
  return funnel
}

/** Why a filter leaves nothing: its value is good and those before it exclude it; or the other side or another value is meant; or nothing near is known. */
async function nearestTo (universe: Universe, name: string, value: Value, before: FlowLogFilter, count: (filter: FlowLogFilter) => Promise<number>): Promise<Pick<Step, 'in_words' | 'nearest'>> {
  const alone = await count({ [name]: value })
  if (alone > 0) return { in_words: `${name} ${value} has ${grouped(alone)}, but none with ${Object.entries(before).map(([name, value]) => `${name}=${value}`).join('&')}` }
  const other = otherSide(name)
  const records = other === undefined ? 0 : await count({ ...before, [other]: value })
  if (other !== undefined && records > 0) return { in_words: `no ${name} ${value}: as ${other} it has ${grouped(records)}`, nearest: { name: other, value, records } }
  for (const near of nearValues(universe, name, value)) {
    const records = await count({ ...before, [name]: near })
    if (records > 0) return { in_words: `no ${name} ${value}: ${near} has ${grouped(records)}`, nearest: { name, value: near, records } }
  }
  return { in_words: `no ${name} ${value}` }
}

/** `dst_ip` for `src_ip`; undefined where the filters have no such parameter. */
function otherSide (name: string): string | undefined {
  const other = name.replace(/^(?:src|dst)/, side => side === 'src' ? 'dst' : 'src')
  return other !== name && other in SCHEMAS ? other : undefined
}

function emptyWindow (universe: Universe, question: Question): string {
  const startIn = (change: Partial<Question>) => recordsOf(pageOf(universe, { ...question, filter: {}, limit: 1, ...change }))[0]?.start_time
  const earlier = startIn({ from: 0, to: question.from - 1, order: 'newest' })
  const later = startIn({ from: question.to + 1, to: EVER, order: 'oldest' })
  const told = [...earlier === undefined ? [] : [`the last one before it starts at ${timeText(earlier)}`], ...later === undefined ? [] : [`the next one after it at ${timeText(later)}`]]
  return ['no record that can be seen starts in it', ...told].join('; ')
}

/** How many records are on the page, and why it begins where it does. */
function beginningOf (universe: Universe, question: Question): { readonly records: number, readonly cursor: string } {
  const { logId, nextDate, offset } = question
  try {
    const { count: records } = pageOf(universe, question)
    if (logId !== undefined) return { records, cursor: `goes on after the record ${logId}${nextDate === undefined ? '' : `, which starts at ${timeText(nextDate)}`}` }
    if (nextDate !== undefined) return { records, cursor: `next_date without log_id: goes on after every record that starts at ${timeText(nextDate)}, and skips the rest of a tie` }
    return { records, cursor: offset === 0 ? 'none: the first page' : `none: skips ${grouped(offset)} by offset` }
  } catch (error) {
    if (error instanceof ForeignCursor) return { records: 0, cursor: `refused: ${error.message}` }
    throw error
  }
}

function meaningOf (name: string, value: string): string {
  const schema = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined
  if (schema === undefined) return `ignored: the API has no such parameter${didYouMean(name)}`
  if (value === '') return 'empty, which is as good as absent'
  return TIMES.includes(name) ? `${timeText(Number(value))}. ${schema.description}` : schema.description ?? ''
}

const TIMES = ['start_time', 'end_time', 'next_date']

function didYouMean (name: string): string {
  const names = Object.keys(SCHEMAS)
  const near = names.find(known => known.startsWith(name)) ?? closest(name.slice(0, 64), names)
  return distance(name, near) <= name.length / 2 ? `; did you mean ${near}?` : ''
}
