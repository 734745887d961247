// What stands where there is nothing to show yet, or nothing at all.
import { html } from 'lit-html'
import { CallError } from './call.ts'
import { clockError } from './mock-clock.ts'
import type { Loaded } from './resource.ts'

/** The content, or why there is none. The last good content stays while new content loads. */
export function shown<Value> ({ value, error }: Loaded<Value>, content: (value: Value) => unknown): unknown {
  if (error !== undefined) return failure(error)
  return value === undefined ? html`<p class="state" role="status"><span class="spinner"></span>Loading…</p>` : content(value)
}

/** While the mock's time is not known, or cannot be. */
export const withoutTime = () => shown({ value: undefined, error: clockError(), isLoading: true }, () => '')

export function failure (error: Error): unknown {
  const status = error instanceof CallError ? error.status : 0
  return html`<div class="state error" role="alert"><strong>${status === 0 ? 'No answer' : `Error ${status}`}</strong><p>${error.message}</p>
    ${status === 401 ? html`<p>Enter a token under <b>Tokens</b>, at the top of the page.</p>` : ''}</div>`
}

export function emptyState (title: string, hint: unknown): unknown {
  return html`<div class="state"><strong>${title}</strong><div>${hint}</div></div>`
}
