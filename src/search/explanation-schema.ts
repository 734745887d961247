/** Why an answer is what it is, as it is told. */
import { Type, type Static } from '@sinclair/typebox'

const count = (description: string) => Type.Integer({ description, minimum: 0 })
const words = (description: string) => Type.String({ description })
const value = (description: string) => Type.Union([Type.String(), Type.Number()], { description })

export const ExplanationSchema = Type.Object({
  records: count('Records on the page'),
  parameters: Type.Array(Type.Object({
    name: Type.String(),
    value: words('As it was sent'),
    meaning: words('As the mock understands it')
  }), { description: 'In the order in which they were sent' }),
  window: Type.Object({
    start_time: count('Its begin, in ms since 1970'),
    end_time: count('Its end, in ms since 1970; both are in'),
    in_words: words('The same for people')
  }),
  funnel: Type.Array(Type.Object({
    step: words('`window`, then each filter, such as `app=SSH`'),
    records: count('Visible records that pass this step and those before it'),
    in_words: Type.Optional(words('Why none does')),
    nearest: Type.Optional(Type.Object({ name: Type.String(), value: value('What to send'), records: count('How many records pass then') }, { description: 'The nearest parameter that leaves records' }))
  }), { description: 'How many records are left after the window and after each filter in turn; the last number is `total`' }),
  cursor: words('Where in these the page begins, or why the cursor is refused'),
  hidden: Type.Object({
    not_started: count('Start later than now; only the next ten years are counted'),
    not_ended: count('Have started and not ended'),
    by_lag: count('Have ended, and the lag has not passed'),
    by_retention: count('Are older than the retention')
  }, { description: 'Records of the window that pass all filters and cannot be seen' }),
  now: count("The time on the mock's clock for which this holds, in ms since 1970"),
  next_visible_at: Type.Union([Type.Integer(), Type.Null()], { description: 'When the next record of the window that passes all filters can be seen, in ms since 1970; null where none will be within ten years' })
}, { description: 'Why an answer is what it is' })
export type Explanation = Static<typeof ExplanationSchema>
