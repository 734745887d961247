// The most frequent values of the window.
import { html, svg } from 'lit-html'
import { call } from './call.ts'
import { filterable, type FilterName } from './filters.ts'
import { exact, share, short } from './format.ts'
import { createResource } from './resource.ts'
import { shown } from './states.ts'

interface TopValues {
  readonly total: number
  readonly counted: number
  readonly exact: boolean
  readonly top: Readonly<Record<string, ReadonlyArray<{ readonly value: string, readonly count: number }>>>
}

const LISTS = [
  ['src_ip', 'Top sources'], ['dst_ip', 'Top destinations'], ['app', 'Top applications'],
  ['dst_port', 'Top ports'], ['src_region_name', 'From countries'], ['dst_region_name', 'To countries']
] as const satisfies ReadonlyArray<readonly [FilterName, string]>

const resource = createResource<TopValues>()

/** `freshness` changes when it is time to look again. */
export function topLists (asked: Readonly<Record<string, string>>, freshness: number): unknown {
  const query = new URLSearchParams(asked)
  const loaded = resource.ask(`${query}`, signal => call<TopValues>(`/__admin/traffic/top?${query}`, { signal }), freshness)
  const { value } = loaded
  return html`<section class="tops" aria-label="Most frequent values" aria-busy=${loaded.isLoading}>
    <p class="hint">${value === undefined ? 'Counting…' : value.exact ? `Most frequent, counted over all ${exact(value.total)} flows` : html`Most frequent, <b>estimated</b> from a sample of ${exact(value.counted)} of ${short(value.total)} flows`}</p>
    <div class="cards">${LISTS.map(([field, title]) => html`<section class="panel"><h2>${title}</h2>${shown(loaded, value => list(field, value))}</section>`)}</div>
  </section>`
}

function list (field: FilterName, { top, counted, total, exact: isExact }: TopValues): unknown {
  const values = top[field] ?? []
  const most = values[0]?.count ?? 1
  if (values.length === 0) return html`<p class="hint">None in this window</p>`
  return html`<ol class="top">${values.map(({ value, count }) => html`<li>
    <svg class="bar" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1">${svg`<rect width=${Math.max(1, count / most * 100)} height="1"></rect>`}</svg>
    ${filterable(field, value)}<span class="number" title=${isExact ? exact(count) : `${count} of ${counted} in the sample`}>${isExact ? short(count) : `≈ ${short(Math.round(count / counted * total))}`}</span>
    <span class="number part">${share(count, counted)}</span></li>`)}</ol>`
}
