// An answer that people can have in words: with Accept: text/plain the report of a value, else the value as JSON.
import { negotiate } from '@fastify/accept-negotiator'
import type { FastifyReply, FastifyRequest } from 'fastify'

export function forPeople<Value> ({ headers: { accept = '' } }: Pick<FastifyRequest, 'headers'>, reply: FastifyReply, value: Value, report: (value: Value) => string): Value | string {
  reply.header('vary', 'accept')
  if (negotiate(accept, ['application/json', 'text/plain']) !== 'text/plain') return value
  reply.type('text/plain; charset=utf-8').serializer(String)
  return report(value)
}
