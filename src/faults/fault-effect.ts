// What a fault does to one answer.
import type { FastifyError } from 'fastify'
import type { FlowLog } from '../contract/flow-log.ts'
import type { Wire } from './fault-rule.ts'

export interface FaultEffect {
  readonly name: string
  /** The kind of the rule, or `prefer`; metrics count by it. */
  readonly kind: string
  /** How long the answer is held, in ms. */
  readonly delay?: number
  /** The answer instead of the route's. */
  readonly error?: FastifyError | undefined
  /** The header Retry-After, in s. */
  readonly retryAfter?: number | undefined
  readonly wire?: Wire | undefined
  /** Gives the records to serve instead of the page's; `limit` is the page size. */
  readonly distort?: (records: readonly FlowLog[], limit: number) => readonly FlowLog[]
}
