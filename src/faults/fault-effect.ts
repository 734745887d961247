// What a fault does to one answer.
import type { FastifyError } from 'fastify'
import type { FlowLog } from '../contract/flow-log.ts'
import type { Wire } from './fault-rule.ts'

export interface Strike {
  readonly name: string
  /** For the count of faults: a kind of rule, or `prefer`. */
  readonly kind: string
  /** How long the answer is kept back, in ms. */
  readonly delay?: number
  /** Answer with this instead. */
  readonly error?: FastifyError | undefined
  /** In seconds. */
  readonly retryAfter?: number | undefined
  readonly wire?: Wire | undefined
  /** The records to serve instead of the page's. */
  readonly distort?: (records: readonly FlowLog[], limit: number) => readonly FlowLog[]
}
