// The first view: flows over time, and the most frequent values of the window.
import { html } from 'lit-html'
import { ref } from 'lit-html/directives/ref.js'
import { barsOf } from './bars.ts'
import { call } from './call.ts'
import { createChart, type ChartData } from './chart.ts'
import { colourIndex, colourOf } from './colours.ts'
import { filters } from './filters.ts'
import { durationText, exact, short, share } from './format.ts'
import { go, param } from './page-state.ts'
import { redraw } from './redraw.ts'
import { createResource } from './resource.ts'
import { scope } from './scope.ts'
import { failure, withoutTime } from './states.ts'
import { timeText } from './time-text.ts'
import { range, showRange, showWindow, timeWindow } from './time-window.ts'
import { legend } from './legend.ts'
import { topLists } from './top-lists.ts'

interface Traffic {
  readonly from: number
  readonly to: number
  readonly buckets: readonly number[]
  readonly series: ReadonlyArray<{ readonly name: string, readonly counts: readonly number[] }>
  readonly total: number
}

const GROUPS = { direction: 'Direction', app: 'Application', protocol: 'Protocol', log_type: 'Log type' } as const

const resource = createResource<ChartData & Traffic & { readonly took: number }>()
let hovered: number | null = null
const chart = createChart({
  height: 300,
  onZoom: showWindow,
  onHover: index => {
    if (index === hovered) return
    hovered = index
    redraw()
  }
})

export function traffic (): unknown {
  const window = timeWindow()
  const { project, firewall } = scope()
  const by = param('by') ?? 'direction'
  if (window === undefined) return withoutTime()
  const bars = barsOf(window)
  const asked = { project_id: project, fw_instance_id: firewall, ...filters() }
  const at = { from: new Date(bars.from).toISOString(), to: new Date(bars.to).toISOString() }
  const query = new URLSearchParams({ ...asked, ...at, buckets: String(bars.bars), by })
  const loaded = resource.ask(`${query}`, async signal => {
    const begin = performance.now()
    const answer = await call<Traffic>(`/__admin/traffic?${query}`, { signal })
    const series = answer.series.map(({ name, counts }) => ({ name, counts, index: colourIndex(by, name) })).sort((a, b) => a.index - b.index)
    return { ...answer, starts: answer.buckets, step: bars.step, series: series.map(({ index, ...rest }) => ({ ...rest, colour: colourOf(index) })), took: performance.now() - begin }
  }, window.to)
  const { value, error } = loaded
  if (value !== undefined) chart.show(value)
  return html`<section class="panel" aria-busy=${loaded.isLoading}>
      <div class="panel-head"><h1>Flows over time</h1>
        <div class="group" role="group" aria-label="Stacked by">${Object.entries(GROUPS).map(([name, title]) => html`<button aria-pressed=${name === by} @click=${() => go({ by: name })}>${title}</button>`)}</div></div>
      ${error === undefined ? '' : failure(error)}
      <p class="figures" ?hidden=${error !== undefined}><span><b title=${value === undefined ? '' : exact(value.total)}>${value === undefined ? '…' : short(value.total)}</b> flows ${range() === undefined ? `in ${durationText(window.to - window.from)}` : `in the last ${range()}`}</span>
        <span class="hint">${value === undefined ? '' : html`one bar is ${durationText(value.step)} · counted exactly in ${Math.round(value.took)} ms`}</span></p>
      <div class="chart" role="img" aria-label=${value === undefined ? 'Chart' : summaryOf(value)} ${ref(chart.attach)} ?hidden=${error !== undefined}></div>
      ${value === undefined || error !== undefined ? html`<div class="legend"></div>` : legend(value, hovered, by)}
      <p class="hint">${value?.total === 0 ? html`No flow in this window. <button @click=${() => showRange('50y')}>Show the last 50 years</button>` : 'Drag across the chart to zoom in; the browser’s Back goes back.'}</p>
    </section>
    ${topLists({ ...asked, ...at }, window.to)}`
}

function summaryOf ({ from, to, total, series }: Traffic): string {
  const parts = series.map(({ name, counts }) => `${name} ${share(counts.reduce((sum, count) => sum + count, 0), total)}`)
  return `${exact(total)} flows from ${timeText(from, 16)} to ${timeText(to, 16)}: ${parts.join(', ')}`
}
