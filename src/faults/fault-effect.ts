// What a fault does to one answer.
import type { FastifyError } from 'fastify'
import type { FlowLog } from '../contract/flow-log.ts'
import type { Wire } from './fault-rule.ts'
import type { RawAnswer } from './raw-answer.ts'
import type { RetryAfter } from './retry-after.ts'

export interface FaultEffect {
  readonly name: string
  /** The kind of the rule, or `prefer`; metrics count by it. */
  readonly kind: string
  /** How long the answer is held, in ms. */
  readonly delay?: number
  /** The answer instead of the route's. */
  readonly error?: FastifyError | undefined
  /** The answer instead of the route's, where its body is no error's. */
  readonly rawAnswer?: RawAnswer | undefined
  readonly retryAfter?: RetryAfter | undefined
  readonly wire?: Wire | undefined
  /** Gives what to serve as `records` instead of the page's, undefined to leave it out; `limit` is the page size. */
  readonly distort?: ((records: readonly FlowLog[], limit: number) => readonly FlowLog[] | null | undefined) | undefined
}
