// The fourth view: the mock's clock, its faults, and back to the start.
import { html } from 'lit-html'
import { clockError, isFrozen, mockNow } from './mock-clock.ts'
import { failure } from './states.ts'
import { faultControls, forgetFaults } from './faults.ts'
import { probe } from './probe.ts'
import { actionRow, lastAnswer } from './action-row.ts'
import { timeText } from './time-text.ts'

const STEPS = [['1 min', '1m'], ['10 min', '10m'], ['1 h', '1h'], ['6 h', '6h']] as const

export function control (): unknown {
  const now = mockNow()
  const error = clockError()
  const clock = (label: string, body: object, pressed?: boolean) => actionRow({ label, method: 'PUT', path: '/__admin/clock', body, ...pressed !== undefined && { pressed } })
  return html`${lastAnswer()}<div class="columns">
    <div><section class="panel"><div class="panel-head"><h1>Clock</h1></div>
      ${error !== undefined ? failure(error) : html`<p class="big"><time>${now === undefined ? '–' : timeText(now)}</time> <span class="badge ${isFrozen() ? 'cold' : 'good'}">${isFrozen() ? 'frozen' : 'running'}</span></p>`}
      <ul class="actions">
        ${isFrozen() ? clock('Resume', { action: 'resume' }) : clock('Freeze', { action: 'freeze' })}
        ${STEPS.map(([words, duration]) => clock(`+ ${words}`, { action: 'advance', duration }))}
      </ul></section>
      <section class="panel"><div class="panel-head"><h2>Try it</h2></div>${probe()}</section>
      <section class="panel"><div class="panel-head"><h2>Back to the start</h2></div>
        <ul class="actions">${actionRow({ label: 'Reset', method: 'POST', path: '/__admin/reset' }, forgetFaults, 'Clock, faults and journal as they were when the mock started.')}</ul></section></div>
    <section class="panel"><div class="panel-head"><h2>Faults</h2></div>${faultControls()}</section></div>`
}
