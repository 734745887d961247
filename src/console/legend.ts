// What the colours mean, with the counts of the bar under the pointer, or of the window. A click filters.
import { html, svg } from 'lit-html'
import type { ChartData } from './chart.ts'
import { OTHER } from './colours.ts'
import { exact, share, short } from './format.ts'
import { go } from './page-state.ts'
import { timeText } from './time-text.ts'

const WORDS: Readonly<Record<string, string>> = { in2out: 'outbound', out2in: 'inbound', vpc: 'VPC', internet: 'Internet', nat: 'NAT' }

export function legend ({ series, starts, total }: ChartData & { readonly total: number }, hovered: number | null, by: string): unknown {
  const start = hovered === null ? undefined : starts[hovered]
  const all = start === undefined ? total : series.reduce((sum, { counts }) => sum + (counts[hovered ?? 0] ?? 0), 0)
  return html`<div class="legend"><span class="when">${start === undefined ? 'The whole window' : timeText(start)}</span><ul>
    ${series.map(({ name, colour, counts }) => {
      const count = start === undefined ? counts.reduce((sum, count) => sum + count, 0) : counts[hovered ?? 0] ?? 0
      return html`<li><button class="value" ?disabled=${name === OTHER} title=${name === OTHER ? 'Everything else' : `Only ${name}`} @click=${() => go({ [by]: name })}>${swatch(colour)} ${WORDS[name] ?? name}</button>
        <span class="number" title=${exact(count)}>${short(count)}</span><span class="number part">${share(count, all)}</span></li>`
    })}</ul></div>`
}

export const swatch = (colour: string) => html`<svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">${svg`<rect width="10" height="10" rx="2" class=${colour.slice(2)}></rect>`}</svg>`
