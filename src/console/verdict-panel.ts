// The verdict on a client that is at work: what it has read, what it misses and why, and how that went.
import { html } from 'lit-html'
import { ref } from 'lit-html/directives/ref.js'
import type { Verdict } from '../verdict/verdict-schema.ts'
import { createChart } from './chart.ts'
import { durationText, exact, short } from './format.ts'
import { swatch } from './legend.ts'

interface Sample { readonly at: number, readonly delivered: number, readonly missing: number, readonly pending: number }

const SERIES = [['delivered', '--good'], ['missing', '--bad'], ['pending', '--other']] as const
const MOST_SAMPLES = 120
const STEP = 1_000 // ms between samples
const chart = createChart({ height: 120 })
let samples: readonly Sample[] = []
let sampled: Verdict | undefined
let subject = ''

export function verdictPanel (verdict: Verdict, about: string): unknown {
  if (about !== subject) samples = []
  subject = about
  const { delivered, missing = 0, pending, expected, requests, causes, notes, latency, dropped } = verdict
  if (verdict !== sampled) {
    sampled = verdict
    const at = Math.floor(Date.now() / STEP) * STEP
    samples = [...samples.filter(sample => sample.at < at), { at, delivered, missing, pending }].slice(-MOST_SAMPLES)
    const starts = Array.from({ length: MOST_SAMPLES }, (_, i) => at - (MOST_SAMPLES - 1 - i) * STEP)
    const sampleAt = (start: number) => samples.findLast(sample => sample.at <= start)
    chart.show({ starts, step: STEP, series: SERIES.map(([name, colour]) => ({ name, colour, counts: starts.map(start => sampleAt(start)?.[name] ?? 0) })) })
  }
  const figures = { delivered, missing, pending }
  return html`<p class="verdict ${missing > 0 ? 'bad' : requests === 0 ? '' : 'good'}" role="status">${sentenceOf(verdict)}</p>
    <dl class="counts">${SERIES.map(([name, colour]) => html`<div><dt>${swatch(colour)} ${name}</dt><dd title=${exact(figures[name])}>${short(figures[name])}</dd></div>`)}
      <div><dt>expected</dt><dd title=${exact(expected)}>${short(expected)}</dd></div><div><dt>requests</dt><dd>${short(requests)}</dd></div>
      <div><dt>latency, median</dt><dd>${latency === null ? '–' : durationText(latency.median)}</dd></div></dl>
    <div class="chart small" role="img" aria-label="Delivered, missing and pending records while this page is open" ${ref(chart.attach)}></div>
    <p class="hint">Delivered, missing and pending since this page was opened</p>
    ${dropped > 0 ? html`<p class="hint warning">The journal no longer holds ${exact(dropped)} requests, so nothing is said of losses. Start the mock with a longer --journal.</p>` : ''}
    <ul class="causes">${causes.map(({ cause, count, explanation }) => html`<li class="bad"><b>${cause}</b> <span class="number">${exact(count)}</span><p>${explanation}</p></li>`)}
      ${notes.map(({ note, count, explanation }) => html`<li><b>${note}</b> <span class="number">${exact(count)}</span><p>${explanation}</p></li>`)}</ul>`
}

function sentenceOf ({ requests, missing = 0, dropped }: Verdict): string {
  if (requests === 0) return 'No client has asked this firewall yet'
  if (dropped > 0) return 'Cannot be known'
  return missing === 0 ? 'Nothing is missing so far' : `${exact(missing)} ${missing === 1 ? 'record is' : 'records are'} missing`
}
