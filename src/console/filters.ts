// The filters of the API, as chips; each is a parameter of the URL by its own name.
import { html } from 'lit-html'
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import { go, param } from './page-state.ts'
import { firstPage } from './time-window.ts'

export type FilterName = keyof FlowLogFilter

const LABELS: Readonly<Record<FilterName, string>> = {
  direction: 'direction',
  log_type: 'log type',
  protocol: 'protocol',
  app: 'application',
  src_ip: 'source address',
  src_port: 'source port',
  dst_ip: 'destination address',
  dst_port: 'destination port',
  dst_host: 'destination host',
  src_region_name: 'source country',
  src_province_name: 'source province',
  src_city_name: 'source city',
  dst_region_name: 'destination country',
  dst_province_name: 'destination province',
  dst_city_name: 'destination city'
}
const names = Object.keys(LABELS).filter(isFilterName)

export function isFilterName (name: string): name is FilterName {
  return Object.hasOwn(LABELS, name)
}

/** The filters in force, by parameter. */
export function filters (): Readonly<Record<string, string>> {
  return Object.fromEntries(names.flatMap(name => {
    const value = param(name)
    return value === undefined ? [] : [[name, value]]
  }))
}

export function filterForm (): unknown {
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.target instanceof HTMLFormElement)) return
    const { name, value } = Object.fromEntries(new FormData(event.target))
    if (typeof name === 'string' && typeof value === 'string' && value !== '') go({ [name]: value, ...firstPage })
    event.target.reset()
  }
  return html`<form class="filter" @submit=${add}><select name="name" aria-label="Filter by">${names.map(name => html`<option value=${name}>${LABELS[name]}</option>`)}</select>
    <input name="value" aria-label="Value" placeholder="value" autocomplete="off" spellcheck="false"><button>Filter</button></form>`
}

export function filterChips (): unknown {
  const chips = Object.entries(filters())
  return chips.length === 0
    ? ''
    : html`<div class="row">${chips.map(([name, value]) =>
    html`<button class="chip" title="Remove this filter" @click=${() => go({ [name]: undefined, ...firstPage })}>${name} = <b>${value}</b> ×</button>`)}</div>`
}

/** A value that one click filters by. */
export function filterable (name: FilterName, value: string | number | undefined, text: unknown = value): unknown {
  if (value === undefined || value === '') return html`<span class="none">–</span>`
  return html`<button class="value" title=${`Only ${LABELS[name]} ${value}`} @click=${() => go({ [name]: value, ...firstPage })}>${text}</button>`
}
