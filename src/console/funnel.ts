// Why nothing matches: how many records are left after each filter, from /__admin/explain.
import { html, svg } from 'lit-html'
import { call } from './call.ts'
import { exact } from './format.ts'
import { go } from './page-state.ts'
import { hasAction } from './has-action.ts'
import { createResource } from './resource.ts'
import { isFilterName } from './filters.ts'
import { failure } from './states.ts'
import { timeText } from './time-text.ts'

interface Explanation {
  readonly funnel: ReadonlyArray<{ readonly step: string, readonly records: number, readonly in_words?: string, readonly nearest?: { readonly name: string, readonly value: string | number, readonly records: number } }>
  readonly next_visible_at: number | null
}

const resource = createResource<Explanation>()

export function funnel (asked: Readonly<Record<string, string>>): unknown {
  const has = hasAction('GET /__admin/explain')
  if (has === false) return html`<p>Widen the window, or remove a filter.</p>`
  if (has === undefined) return ''
  const query = new URLSearchParams(asked)
  const { value, error } = resource.ask(`${query}`, signal => call<Explanation>(`/__admin/explain?${query}`, { signal }))
  if (error !== undefined) return failure(error)
  if (value === undefined) return html`<p>Looking for the reason…</p>`
  const most = Math.max(1, ...value.funnel.map(({ records }) => records))
  return html`<ol class="top funnel">${value.funnel.map(({ step, records, in_words: words, nearest }) => html`<li>
      <svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">${svg`<rect width=${records / most * 100} height="1"></rect>`}</svg>
      <span>${step === 'window' ? 'in the window' : `and ${step}`}</span><span class="number">${exact(records)}</span>
      ${words === undefined ? '' : html`<p class="hint">${words}</p>`}
      ${nearest === undefined || !isFilterName(nearest.name) ? '' : html`<button @click=${() => go({ [nearest.name]: nearest.value })}>Try ${nearest.name} = ${nearest.value} (${exact(nearest.records)})</button>`}</li>`)}</ol>
    ${value.next_visible_at === null ? '' : html`<p>The next one can be seen from ${timeText(value.next_visible_at)} on.</p>`}`
}
