// A client over a real connection that notes what arrived whole.
import { request, type Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { FlowLog } from '../../../src/contract/flow-log.ts'

export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent: Agent
  /** When it hangs up: once the mock has the request, or once a part of the answer is there. */
  readonly leaves?: 'at once' | 'in the middle' | undefined
}

export interface Answer {
  readonly status: number
  /** In the order in which they came. */
  readonly records: readonly FlowLog[]
}

/** Undefined where no answer arrived whole. `isThere` resolves when the mock has the request. */
export async function call ({ url, headers, agent, leaves }: Call, isThere: Promise<void>): Promise<Answer | undefined> {
  const sending = request(url, { agent, headers: { 'x-auth-token': 'any', ...headers } }).end()
  const leave = () => { sending.destroy() }
  if (leaves === 'at once') isThere.then(leave, leave)
  try {
    const response = await responseOf(sending)
    if (leaves === 'in the middle') response.once('data', leave)
    const body = await buffer(response)
    if (!response.complete) return undefined
    const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString()
    const { data }: { readonly data?: { readonly records: readonly FlowLog[] } } = JSON.parse(text)
    return { status: response.statusCode ?? 0, records: data?.records ?? [] }
  } catch {
    return undefined
  }
}

async function responseOf (sending: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => sending.once('response', resolve).on('error', reject))
}
