// Calls to the mock. An error has the mock's own sentence.
import { redraw } from './redraw.ts'

export class CallError extends Error {
  readonly status: number

  constructor (status: number, message: string) {
    super(message)
    this.status = status
  }
}

const TOKENS = { admin: 'admin-token', api: 'api-token' } as const
export type TokenName = keyof typeof TOKENS

/** Kept until the tab is closed. */
export function tokenOf (name: TokenName): string {
  return sessionStorage.getItem(TOKENS[name]) ?? ''
}

export function setToken (name: TokenName, token: string): void {
  sessionStorage.setItem(TOKENS[name], token)
  for (const changed of tokenListeners) changed()
  redraw()
}

const tokenListeners = new Set<() => void>()
export function onTokenChange (listener: () => void): void {
  tokenListeners.add(listener)
}

/** Any token is good unless the mock is strict. */
export const apiToken = () => tokenOf('api') || 'any'

/** Where the mock is: a proxy may have put it below a path. */
export const BASE = location.pathname.replace(/\/__admin\/console\/?$/, '')

export interface CallOptions {
  readonly method?: string | undefined
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>>
}

export async function send (path: string, { method = 'GET', body, signal = AbortSignal.timeout(30_000), headers = {} }: CallOptions = {}): Promise<Response> {
  const admin = tokenOf('admin')
  const request = { method, signal, headers: { ...path.startsWith('/__admin') && admin !== '' && { authorization: `Bearer ${admin}` }, ...headers }, ...body !== undefined && { body: JSON.stringify(body) } }
  try {
    return await fetch(BASE + path, request)
  } catch (error) {
    if (signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'AbortError') throw error
    throw new CallError(0, 'The mock does not answer. Is it still running?')
  }
}

/** The answer's JSON. Throws CallError. */
export async function call<Answer> (path: string, options?: CallOptions): Promise<Answer> {
  const response = await send(path, options)
  const text = await response.text()
  if (!response.ok) throw new CallError(response.status, sentenceIn(text) ?? `${response.status} ${response.statusText}`)
  return JSON.parse(text || 'null')
}

/** The flow logs are read unseen: the journal and the verdict are about clients. */
export const unseen = () => ({ 'x-auth-token': apiToken(), 'x-cfw-mock-viewer': 'console' })

function sentenceIn (text: string): string | undefined {
  try {
    const { error, error_msg: message } = JSON.parse(text)
    return typeof error === 'string' ? error : error?.message ?? message
  } catch {
    return undefined
  }
}
