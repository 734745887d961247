// A request as a client sends it, to see what the rules do to it.
import { html } from 'lit-html'
import { apiToken, BASE } from './call.ts'
import { exact } from './format.ts'
import { mockNow } from './mock-clock.ts'
import { redraw } from './redraw.ts'
import { scope } from './scope.ts'
import { HOUR } from './units.ts'
import { forgetFaults } from './faults.ts'

let outcome = ''

export function probe (): unknown {
  const { project, firewall } = scope()
  const now = mockNow() ?? 0
  const path = `/v1/${encodeURIComponent(project)}/cfw/logs/flow?${new URLSearchParams({ fw_instance_id: firewall, start_time: String(now - HOUR), end_time: String(now), limit: '10' })}`
  const ask = async () => {
    const begin = performance.now()
    try {
      const response = await fetch(BASE + path, { headers: { 'x-auth-token': apiToken() } })
      const body = await response.text()
      const fault = response.headers.get('x-cfw-mock-fault')
      outcome = `${response.status} ${response.statusText}, ${exact(body.length)} bytes in ${Math.round(performance.now() - begin)} ms${fault === null ? ', no fault' : `, fault “${fault}”`}`
    } catch {
      outcome = `No answer after ${Math.round(performance.now() - begin)} ms: the connection was cut`
    }
    forgetFaults()
    redraw()
  }
  return html`<ul class="actions"><li class="action"><button @click=${ask}>Send one request</button><div><span role="status">${outcome === '' ? 'As a client would. It shows up under Clients.' : outcome}</span><code>GET ${path}</code></div></li></ul>`
}
