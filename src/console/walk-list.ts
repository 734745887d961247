// Walks as a list: who asked for what, and each page with what became of it.
import { html } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { RequestEntry } from '../journal/request-entry.ts'
import { exact } from './format.ts'
import { timeText } from './time-text.ts'
import { isComplete, type Walk } from './walks.ts'

const MOST_PAGES = 60

export function walkList (walks: readonly Walk[]): unknown {
  return html`<ol class="walks">${repeat(walks, ({ key }) => key, walk)}</ol>`
}

function walk (walk: Walk): unknown {
  const { query: { fw_instance_id: firewall, start_time: from, end_time: to, ...filters }, requests } = walk
  const [first] = requests
  const hints = new Set(requests.flatMap(({ hints }) => hints))
  const read = requests.reduce((sum, { records, status }) => sum + (status === 200 ? records ?? 0 : 0), 0)
  const total = requests.findLast(({ total }) => total !== null)?.total
  const hidden = requests.length - MOST_PAGES
  return html`<li><div class="walk-head"><time title=${first === undefined ? '' : timeText(Date.parse(first.time), 23)}>${first === undefined ? '' : timeText(Date.parse(first.time)).slice(11)}</time>
      <span class="id" title=${`firewall ${firewall} of project ${walk.project}`}>${String(firewall).slice(0, 8)}</span>
      <span>${windowText(from, to)}${Object.entries(filters).map(([name, value]) => html` <span class="chip small">${name} = ${value}</span>`)}</span>
      <span class="read number">${exact(read)}${total === undefined || total === null ? '' : html` of ${exact(total)}`} read</span>
      <span class="badge ${isComplete(walk) ? 'good' : ''}">${isComplete(walk) ? 'to the end' : 'not to the end'}</span></div>
    <ol class="pages" aria-label="Requests">${hidden > 0 ? html`<li class="hint">${exact(hidden)} before</li>` : ''}${requests.slice(-MOST_PAGES).map(page)}</ol>
    ${[...hints].map(hint => html`<p class="hint warning">${hint}</p>`)}</li>`
}

function windowText (from: unknown, to: unknown): unknown {
  if (typeof from !== 'number' || typeof to !== 'number' || Math.abs(from) > 8.64e15 || Math.abs(to) > 8.64e15) return html`${from ?? '–'} – ${to ?? '–'}`
  return html`<span title="The window">${timeText(from)} – ${timeText(to, 19).slice(timeText(from, 10) === timeText(to, 10) ? 11 : 0)}</span>`
}

function page ({ page, status, whole, fault, records, error_msg: error, duration_ms: ms }: RequestEntry): unknown {
  const isGood = status === 200 && whole
  const outcome = `${status ?? 'no answer'}${whole ? '' : ', cut short'}${fault === null ? '' : `, fault "${fault}"`}${error === null ? '' : `: ${error}`}`
  const words = `Page ${page ?? '?'}: ${outcome}${records === null ? '' : `, ${exact(records)} records`}, ${ms} ms`
  return html`<li class=${fault !== null ? 'fault' : isGood ? 'good' : 'bad'} title=${words}><span aria-hidden="true">${page ?? '?'}${isGood && fault === null ? '' : html`<b>${fault === null ? status ?? '✕' : `⚡${status ?? '✕'}`}</b>`}</span><span class="unseen">${words}</span></li>`
}
