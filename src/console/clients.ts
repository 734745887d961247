// The third view: what clients did, as it happens, and whether they read everything.
import { html } from 'lit-html'
import type { RequestEntry } from '../journal/request-entry.ts'
import type { Verdict } from '../verdict/verdict-schema.ts'
import { call } from './call.ts'
import { exact } from './format.ts'
import { mockNow } from './mock-clock.ts'
import { follow, urlWith } from './page-state.ts'
import { redraw } from './redraw.ts'
import { createResource } from './resource.ts'
import { forgetScopes, knownScopes, scope } from './scope.ts'
import { emptyState, shown } from './states.ts'
import { createJournalEvents } from './journal-events.ts'
import { verdictPanel } from './verdict-panel.ts'
import { walkList } from './walk-list.ts'
import { walksIn } from './walks.ts'

const MOST_REQUESTS = 500
const PAUSE = 300 // ms between two looks while requests pour in

const journal = createResource<{ readonly requests: readonly RequestEntry[] }>()
const verdict = createResource<Verdict>()
let looks = 0
let isWaiting = false

const events = createJournalEvents(() => {
  if (isWaiting) return
  isWaiting = true
  setTimeout(() => {
    isWaiting = false
    looks++
    forgetScopes()
    redraw()
  }, PAUSE)
})

export function clients (): unknown {
  events.start()
  const { project, firewall } = scope()
  const about = `project_id=${encodeURIComponent(project)}&fw_instance_id=${encodeURIComponent(firewall)}`
  const requests = journal.ask(project, signal => call(`/__admin/requests?limit=${MOST_REQUESTS}&project_id=${encodeURIComponent(project)}`, { signal }), looks)
  const judged = verdict.ask(about, signal => call(`/__admin/verdict?live&${about}`, { signal }), looks + Math.floor((mockNow() ?? 0) / 1_000))
  const others = knownScopes().filter(known => known.project !== project || known.firewall !== firewall)
  return html`<div class="columns clients">
    <section class="panel"><div class="panel-head"><h1>Verdict</h1><span class="hint">live</span></div>
      ${shown(judged, value => verdictPanel(value, about))}
      ${others.length === 0
? ''
: html`<p class="hint">Also asked for: ${others.slice(0, 8).map(({ project, firewall }) =>
        html`<a href=${urlWith({ project, firewall })} @click=${follow({ project, firewall })} title=${`firewall ${firewall} of project ${project}`}>${project.slice(0, 8)} / ${firewall.slice(0, 8)}</a> `)}</p>`}
    </section>
    <section class="panel"><div class="panel-head"><h1>Requests</h1><span class="live-mark"><span class="dot"></span> as they come</span></div>
      ${shown(requests, ({ requests }) => {
        const walks = walksIn(requests)
        const rest = requests.filter(({ path }) => !path.endsWith('/cfw/logs/flow')).length
        return walks.length === 0
          ? emptyState('Nobody has asked yet', html`Point a collector at <code>${location.origin}</code>. Every request shows up here as it is answered.`)
          : html`${walkList(walks)}${rest > 0 ? html`<p class="hint">and ${exact(rest)} requests for other things than flow logs</p>` : ''}`
      })}</section></div>`
}
