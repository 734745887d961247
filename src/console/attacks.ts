// Planted attacks: what there is, and on demand which records are part of one. Only the mock's own side knows.
import { html } from 'lit-html'
import type { FlowLog } from '../contract/flow-log.ts'
import { send, call } from './call.ts'
import { exact } from './format.ts'
import { hasAction } from './has-action.ts'
import { go, param } from './page-state.ts'
import { createResource } from './resource.ts'
import type { Scope } from './scope.ts'
import { timeText } from './time-text.ts'
import { showWindow } from './time-window.ts'

interface Scenario {
  readonly id: string
  readonly description?: string
  readonly planted?: { readonly records: number, readonly from?: number, readonly to?: number }
}
type Marks = ReadonlyMap<string, string>

const MOST_RECORDS = 50_000 // of one attack: all of their ids are loaded
const list = createResource<{ readonly scenarios: readonly Scenario[] }>()
const marks = createResource<Marks>()

function attacksIn (scope: Scope): readonly Scenario[] {
  if (hasAction('GET /__admin/scenarios') !== true) return []
  const { value } = list.ask(queryOf(scope), signal => call(`/__admin/scenarios?${queryOf(scope)}`, { signal }))
  return (value?.scenarios ?? []).filter(({ planted }) => planted !== undefined && planted.records > 0)
}

const queryOf = ({ project, firewall }: Scope) => `${new URLSearchParams({ project_id: project, fw_instance_id: firewall })}`
const isOn = () => param('attacks') === '1'

/** A switch, and a way to the time of each attack; nothing where none is planted. */
export function attackBar (scope: Scope): unknown {
  const attacks = attacksIn(scope)
  if (attacks.length === 0) return ''
  const visit = ({ planted: { from = 0, to = 0 } = { records: 0 } }: Scenario) => () => {
    showWindow(from, to)
    go({ attacks: 1 })
  }
  return html`<div class="row attacks"><button aria-pressed=${isOn()} @click=${() => go({ attacks: isOn() ? undefined : 1 })}>Mark planted attacks</button>
    ${isOn() ? attacks.map(attack => html`<button class="mark" title=${`${attack.description ?? ''} From ${timeText(attack.planted?.from ?? 0)}`} @click=${visit(attack)}>${attack.id} · ${exact(attack.planted?.records ?? 0)}</button>`) : ''}</div>`
}

/** Names the attack that a record of the page is part of. */
export function attackOf (scope: Scope, page: readonly FlowLog[]): (logId: string) => string | undefined {
  const [first, last] = [page.at(-1)?.start_time ?? 0, page[0]?.start_time ?? 0]
  const near = !isOn() ? [] : attacksIn(scope).filter(({ planted: { records, from = 0, to = 0 } = { records: 0 } }) => records <= MOST_RECORDS && from <= Math.max(first, last) && to >= Math.min(first, last))
  if (near.length === 0) return () => undefined
  const { value } = marks.ask(`${queryOf(scope)} ${near.map(({ id }) => id)}`, async signal => {
    const texts = await Promise.all(near.map(async ({ id }) => ({ id, text: await (await send(`/__admin/scenarios/${encodeURIComponent(id)}/records?${queryOf(scope)}`, { signal })).text() })))
    return new Map(texts.flatMap(({ id, text }) => text.trim().split('\n').map(line => [idIn(line), id] as const)))
  })
  return logId => value?.get(logId)
}

function idIn (line: string): string {
  const { log_id: id }: FlowLog = JSON.parse(line)
  return id
}
