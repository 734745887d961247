// Below the header: which firewall, which time, which filters.
import { html } from 'lit-html'
import { filterChips, filterForm } from './filters.ts'
import { go } from './page-state.ts'
import { knownScopes, scope } from './scope.ts'
import { isLocal, timeIn, timeText } from './time-text.ts'
import { isLive, range, RANGES, setLive, showRange, showWindow, timeWindow, firstPage, type Range } from './time-window.ts'
import type { View } from './views.ts'

const ranges: readonly Range[] = ['15m', '1h', '6h', '24h', '7d', '30d', '1y', '10y', '50y'] satisfies ReadonlyArray<keyof typeof RANGES>

export function scopeBar (view: View): unknown {
  const { project, firewall } = scope()
  const pairs = knownScopes()
  return html`<section class="scope" aria-label="What is shown">
    <div class="row">
      ${scopeField('project', 'Project', project, pairs.map(({ project }) => project))}
      ${scopeField('firewall', 'Firewall', firewall, pairs.map(({ firewall }) => firewall))}
      ${view === 'clients' ? '' : filterForm()}
    </div>
    ${view === 'clients' ? '' : html`<div class="row times">${timeControls()}</div>${filterChips()}`}
  </section>`
}

function scopeField (name: 'project' | 'firewall', label: string, value: string, values: readonly string[]): unknown {
  return html`<label class="field"><span>${label}</span><input class="id" list="known-${name}" spellcheck="false" .value=${value}
    @change=${({ target }: Event) => { if (target instanceof HTMLInputElement) go({ [name]: target.value, ...firstPage }) }}>
    <datalist id="known-${name}">${[...new Set(values)].map(value => html`<option value=${value}></option>`)}</datalist></label>`
}

function timeControls (): unknown {
  const window = timeWindow()
  const current = range()
  const span = window === undefined ? 0 : window.to - window.from
  const moved = (from: number, to: number) => () => { if (window !== undefined) showWindow(window.from + span * from, window.to + span * to) }
  const input = (label: string, ms: number | undefined, set: (ms: number) => void) => html`<label class="field"><span>${label}</span><input type="datetime-local" step="1"
    .value=${ms === undefined ? '' : timeText(ms).replace(' ', 'T')}
    @change=${({ target }: Event) => {
      const time = target instanceof HTMLInputElement ? timeIn(target.value) : undefined
      if (time !== undefined) set(time)
    }}></label>`
  return html`<div class="group" role="group" aria-label="The last">${ranges.map(name =>
      html`<button aria-pressed=${name === current} @click=${() => showRange(name)}>${name}</button>`)}</div>
    ${input(`From (${isLocal() ? 'local' : 'UTC'})`, window?.from, ms => showWindow(ms, Math.max(ms, window?.to ?? ms)))}
    ${input('to', window?.to, ms => showWindow(Math.min(ms, window?.from ?? ms), ms))}
    <div class="group" role="group" aria-label="Move the window">
      <button title="Earlier" aria-label="Earlier" @click=${moved(-0.5, -0.5)}>←</button>
      <button title="Zoom in" aria-label="Zoom in" @click=${moved(0.25, -0.25)}>+</button>
      <button title="Zoom out" aria-label="Zoom out" @click=${moved(-1, 1)}>−</button>
      <button title="Later" aria-label="Later" @click=${moved(0.5, 0.5)}>→</button>
    </div>
    <button class="live" aria-pressed=${isLive()} @click=${() => setLive(!isLive())}><span class="dot"></span>Live</button>`
}
