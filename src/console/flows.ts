// The second view: the records, as the public endpoint gives them, page by page.
import { html } from 'lit-html'
import type { FlowLogPage } from '../contract/flow-log-page.ts'
import { attackBar, attackOf } from './attacks.ts'
import { apiToken, BASE, call, unseen } from './call.ts'
import { copyButton } from './copy-button.ts'
import { filters } from './filters.ts'
import { exact } from './format.ts'
import { go, param } from './page-state.ts'
import { createResource } from './resource.ts'
import { scope } from './scope.ts'
import { emptyState, shown, withoutTime } from './states.ts'
import { timeText } from './time-text.ts'
import { firstPage, timeWindow } from './time-window.ts'
import { flowTable } from './flow-table.ts'
import { funnel } from './funnel.ts'

const LIMIT = 50
const resource = createResource<FlowLogPage>()

export function flows (): unknown {
  const window = timeWindow()
  if (window === undefined) return withoutTime()
  const { project, firewall } = scope()
  const [logId, nextDate] = [param('log_id'), param('next_date')]
  const cursor = { ...logId !== undefined && { log_id: logId }, ...nextDate !== undefined && { next_date: nextDate } }
  const asked = { fw_instance_id: firewall, start_time: String(window.from), end_time: String(window.to), ...filters() }
  const query = new URLSearchParams({ ...asked, limit: String(LIMIT), ...cursor })
  const path = `/v1/${encodeURIComponent(project)}/cfw/logs/flow?${query}`
  const loaded = resource.ask(path, signal => call<FlowLogPage>(path, { signal, headers: unseen() }))
  const curl = `curl -s -H 'X-Auth-Token: ${apiToken().replaceAll("'", "'\\''")}' '${location.origin}${BASE}${path.replaceAll("'", '%27')}'`
  return html`<section class="panel flows" aria-busy=${loaded.isLoading}>
    <div class="panel-head"><h1>Flow logs</h1></div>
    ${attackBar({ project, firewall })}
    <div class="request"><code title=${curl}>${curl}</code>${copyButton(curl, 'Copy as curl')}</div>
    ${shown(loaded, ({ data: { records, total } }) => records.length === 0 && logId === undefined
      ? emptyState('No flow matches', funnel({ project_id: project, limit: String(LIMIT), ...asked }))
      : html`<p class="figures"><span><b>${exact(total)}</b> ${total === 1 ? 'flow' : 'flows'}</span><span class="hint">${timeText(window.from)} – ${timeText(window.to)}, newest first</span></p>
        ${flowTable(records, attackOf({ project, firewall }, records))}
        <div class="row paging"><button ?disabled=${logId === undefined} @click=${() => go(firstPage)}>First page</button>
          <span>Page ${param('page') ?? 1} of ${exact(Math.max(1, Math.ceil(total / LIMIT)))}</span>
          <button ?disabled=${records.length < LIMIT} @click=${() => go(nextPage(records.at(-1)))}>Next page</button></div>`)}
  </section>`
}

/** The window stays as it is while its pages are read. */
function nextPage (last: { readonly log_id: string, readonly start_time: number } | undefined) {
  const window = timeWindow()
  return { log_id: last?.log_id, next_date: last?.start_time, page: Number(param('page') ?? 1) + 1, from: window?.from, to: window?.to, range: undefined, live: undefined }
}
