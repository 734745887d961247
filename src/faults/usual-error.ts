// The error that the service, or the gateway in front of it, usually sends with a status.
import { STATUS_CODES } from 'node:http'
import createError from '@fastify/error'
import type { FastifyError } from 'fastify'
import {
  AuthenticationError, BackendTimeoutError, BackendUnavailableError, BodyTooLargeError, ForbiddenError, HeadersTooLargeError,
  InternalError, NoSuchApiError, PageJumpError, ParameterError, RequestTimeoutError, ThrottledError, TimeRangeError, UnavailableError, UnknownFirewallError,
  UriTooLargeError
} from '../errors.ts'
import type { Respond } from './fault-rule.ts'

const usual: Readonly<Record<number, (now: number) => FastifyError>> = {
  400: () => new ParameterError('refused by a fault rule'),
  401: now => new AuthenticationError(`token expires, expires_at: ${new Date(now).toISOString()}`),
  403: () => new ForbiddenError(),
  404: () => new NoSuchApiError(),
  408: () => new RequestTimeoutError(),
  413: () => new BodyTooLargeError(),
  414: () => new UriTooLargeError(),
  429: () => new ThrottledError('limit:100,time:1 minute'),
  494: () => new HeadersTooLargeError(),
  500: () => new InternalError(),
  502: () => new BackendUnavailableError(),
  503: () => new UnavailableError(),
  504: () => new BackendTimeoutError()
}

// What a rule may want instead with status 400.
const messages: ReadonlyMap<string | undefined, string> = new Map([new PageJumpError(), new TimeRangeError(), new UnknownFirewallError()].map(({ code, message }) => [code, message]))

/** The statuses that have a usual error. */
export const usualStatuses = Object.keys(usual).map(Number)

/** `now` in ms since 1970. */
export function usualError ({ status, error_code: code, error_msg: message }: Respond, now: number): FastifyError {
  const { code: usualCode, message: usualMessage } = usual[status]?.(now) ?? { code: 'APIGW.0201', message: STATUS_CODES[status] ?? 'Unknown error.' }
  return new (createError<[message: string]>(code ?? usualCode, '%s', status))(message ?? messages.get(code) ?? usualMessage)
}
