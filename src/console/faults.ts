// Fault rules: ready ones on and off, those in force, and one of one's own as JSON.
import { html } from 'lit-html'
import type { FaultRule } from '../faults/fault-rule.ts'
import { call } from './call.ts'
import { redraw } from './redraw.ts'
import { createResource } from './resource.ts'
import { shown } from './states.ts'
import { PROFILES, RULES, type ReadyRules } from './ready-rules.ts'
import { actionRow, perform, type Action } from './action-row.ts'

const inForce = createResource<readonly FaultRule[]>()
export const forgetFaults = inForce.forget
let text = `{
  "name": "throttle page 3",
  "match": { "page": 3 },
  "times": 2,
  "respond": { "status": 429, "retry_after": 2 }
}`
let complaint: string | undefined

export function faultControls (): unknown {
  return shown(inForce.ask('', signal => call('/__admin/faults', { signal })), active => html`
    <h3>In force: ${active.length === 0 ? 'none' : active.length}</h3>
    ${active.length === 0
? ''
: html`<ol class="rules">${active.map((rule, i) => html`<li><code>${JSON.stringify(rule)}</code> <button @click=${() => perform(replacing(active.filter((_, other) => other !== i)), forgetFaults)}>Remove</button></li>`)}</ol>
      <ul class="actions">${actionRow({ label: 'Remove all', method: 'DELETE', path: '/__admin/faults' }, forgetFaults)}</ul>`}
    <h3>Profiles</h3><ul class="actions">${PROFILES.map(ready => toggle(ready, active))}</ul>
    <p class="hint">The profiles ties, late and long-sessions are settings: start the mock with --profile.</p>
    <h3>Ready rules</h3><ul class="actions">${RULES.map(ready => toggle(ready, active))}</ul>
    <h3>Your own rule</h3>${editor()}`)
}

const replacing = (rules: readonly unknown[]): Action => ({ label: 'Replace', method: 'PUT', path: '/__admin/faults', body: rules })

function toggle ({ title, description, rules }: ReadyRules, active: readonly FaultRule[]): unknown {
  const names = rules.map(({ name }) => name)
  const isOn = names.every(name => active.some(rule => rule.name === name))
  const rest = active.filter(({ name = '' }) => !names.includes(name))
  const action: Action = isOn ? replacing(rest) : { label: title, method: 'POST', path: '/__admin/faults', body: rules.length === 1 ? rules[0] : rules }
  return actionRow({ ...action, label: title, pressed: isOn }, forgetFaults, description)
}

function editor (): unknown {
  const apply = async (event: SubmitEvent) => {
    event.preventDefault()
    try {
      complaint = await perform({ label: 'Add', method: 'POST', path: '/__admin/faults', body: JSON.parse(text) }, forgetFaults)
    } catch (error) {
      complaint = `This is no JSON: ${error instanceof Error ? error.message : error}`
    }
    redraw()
  }
  return html`<form class="editor" @submit=${apply}><label>A rule, or an array of rules, as JSON
      <textarea rows="6" spellcheck="false" aria-describedby="complaint" aria-invalid=${complaint !== undefined} .value=${text} @input=${({ target }: Event) => { if (target instanceof HTMLTextAreaElement) text = target.value }}></textarea></label>
    <p id="complaint" class="complaint" role="alert">${complaint ?? ''}</p><button>Add this rule</button> <code>POST /__admin/faults</code> <a href="docs#/Control/postAdminFaults">what a rule can say</a></form>`
}
