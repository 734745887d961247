// Every error, in the service's own words. Errors are thrown, never sent: plugins/error-shape.ts writes the body that the prefix of the code asks for.
// Several errors share a code, and the `instanceof` of @fastify/error compares codes: tell errors apart by code and status only.
import createError from '@fastify/error'

// The firewall service.
export const TimeRangeError = createError('CFW.00500002', 'time range error', 400)
export const EmptyParamError = createError<[name: string]>('CFW.00200001', 'empty param: %s', 400)
export const ParameterError = createError<[reason: string]>('CFW.00200003', 'parameter error: %s', 400)
export const PageJumpError = createError('CFW.00500004', 'page jump too large', 400)
export const UnknownFirewallError = createError('CFW.00200005', 'operation content does not exist.', 400)
export const InternalError = createError('CFW.00000008', 'internal error', 500)
export const UnavailableError = createError('CFW.00100001', 'system busy', 503)

// The gateway in front of it.
export const AuthenticationError = createError<[reason: string]>('APIGW.0301', 'Incorrect IAM authentication information: %s', 401)
export const NoCredentialsError = createError('APIGW.0301', 'Incorrect IAM authentication information: x-auth-token not found', 401)
export const ForbiddenError = createError('APIGW.0302', 'The IAM user is not authorized to access the API.', 403)
export const NoSuchApiError = createError('APIGW.0101', 'The API does not exist or has not been published in the environment', 404)
export const ThrottledError = createError<[limit: string]>('APIGW.0308', 'The throttling threshold has been reached: policy user over ratelimit,%s', 429)
export const MalformedRequestError = createError('APIGW.0201', 'Request malformed.', 400)
export const RequestTimeoutError = createError('APIGW.0201', 'Request timeout.', 408)
export const BodyTooLargeError = createError('APIGW.0201', 'Request entity too large.', 413)
export const UriTooLargeError = createError('APIGW.0201', 'Request URI too large.', 414)
export const ExpectationError = createError('APIGW.0201', 'Expectation failed.', 417)
export const HeadersTooLargeError = createError('APIGW.0201', 'Request headers too large.', 494)
export const BackendUnavailableError = createError('APIGW.0201', 'Backend unavailable.', 502)
export const BackendTimeoutError = createError('APIGW.0201', 'Backend timeout.', 504)

// The identity service.
export const BadIdentityRequestError = createError<[reason: string]>('IAM.400', '%s', 400)
export const WrongPasswordError = createError('IAM.401', 'The username or password is wrong.', 401)
export const WrongTokenError = createError('IAM.401', 'The token must be updated.', 401)
export const NoSuchIdentityError = createError<[what: string]>('IAM.404', 'Could not find %s.', 404)
export const NoSuchTokenError = createError('IAM.404', 'Could not find token.', 404)

// The mock's own control surface, /__admin.
export const NoAdminTokenError = createError('ADMIN.401', 'the admin token is missing or wrong: send Authorization: Bearer <token>', 401)
export const ForeignOriginError = createError('ADMIN.403', 'a page of another origin may not use /__admin unless an admin token is set and sent', 403)
export const ForeignHostError = createError('ADMIN.403', 'without an admin token /__admin is for callers on this machine: call it as localhost or 127.0.0.1, or start the mock with --admin-token or --open-admin', 403)
export const NoSuchResourceError = createError('ADMIN.404', 'there is no such thing', 404)

export const CallerGoneError = createError('ADMIN.499', 'nobody waits for the answer', 499) // never sent

export const StoreTooLargeError = createError('ADMIN.413', 'a store has at most 4 GB; compare it in parts, or with cfw-mock verify', 413)
export const NoSuchActionError = createError<[action: string, actions: string]>('ADMIN.404', 'there is no %s; there is %s', 404)

/** `field` names the part of the request that is wrong ("faults[0].times"), `reason` says what it must be. */
export class BadFieldError extends createError<[field: string, reason: string]>('ADMIN.400', '%s %s', 400) {
  readonly field: string

  constructor (field: string, reason: string) {
    super(field, reason)
    this.field = field
  }
}
