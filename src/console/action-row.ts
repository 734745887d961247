// A control, the request it sends, and what came back.
import { html, nothing } from 'lit-html'
import { CallError, send } from './call.ts'
import { readClock } from './mock-clock.ts'
import { redraw } from './redraw.ts'
import { refresh } from './time-window.ts'

export interface Action {
  readonly label: string
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  readonly pressed?: boolean
}

let last: { readonly request: string, readonly isGood: boolean, readonly answer: string } | undefined

export const requestText = ({ method, path, body }: Action) => `${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`

/** Sends it, and shows its answer; resolves to the error's sentence, if there is one. */
export async function perform (action: Action, after: () => void = () => {}): Promise<string | undefined> {
  const { method, path, body } = action
  let failure: string | undefined
  try {
    const response = await send(path, { method, body })
    const text = await response.text()
    failure = response.ok ? undefined : JSON.parse(text).error
    last = { request: requestText(action), isGood: response.ok, answer: `${response.status} ${failure ?? ''}` }
  } catch (error) {
    failure = error instanceof CallError ? error.message : String(error)
    last = { request: requestText(action), isGood: false, answer: failure }
  }
  after()
  refresh()
  await readClock()
  redraw()
  return failure
}

export function actionRow (action: Action, after?: () => void, description?: unknown): unknown {
  const { label, pressed } = action
  return html`<li class="action"><button aria-pressed=${pressed ?? nothing} @click=${() => perform(action, after)}>${label}</button>
    <div>${description === undefined ? '' : html`<span>${description}</span>`}<code>${requestText(action)}</code></div></li>`
}

export function lastAnswer (): unknown {
  return html`<p class="last ${last?.isGood === false ? 'bad' : ''}" role="status">${last === undefined ? html`<span class="hint">Each control shows the request it sends; its answer appears here.</span>` : html`<code>${last.request}</code> <b>→ ${last.answer}</b>`}</p>`
}
