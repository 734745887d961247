/** The report as one page of HTML that needs nothing else. */
import { inWords } from '../../search/in-words.ts'
import { escaped } from './escaped.ts'
import { linesOf } from './lines.ts'
import type { Report, Result } from './report.ts'

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .3rem .4rem; vertical-align: top }
tr:not(.details) { border-top: 1px solid #8884 }
.outcome, .number { white-space: nowrap } .number { text-align: right }
summary { overflow-wrap: anywhere; padding-bottom: .3rem }
pre { font-size: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 .5rem }
.passed { color: light-dark(#176b2c, #6fd58a) } .failed { color: light-dark(#b3161b, #ff8a84) } .inconclusive { color: light-dark(#8a5300, #f0b45a) } .not-met { color: light-dark(#5f6368, #a7abb0) }
li.reached { font-weight: 600 }
@media (max-width: 40rem) { .number { display: none } }`

export function pageOf ({ version, command, seed, mode, seconds, level, levels, counts, lateness, conditions }: Report): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(command)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(command)}</h1>
<p>${Object.entries(counts).map(([status, count]) => `<span class="${classOf(status)}">${count} ${status}</span>`).join(', ')}. Longest lateness proved: ${lateness === null ? 'none' : inWords(lateness)}.</p>
${level === null ? '' : levelsOf(level, levels)}
<h2>Conditions</h2>
<table>
<tr><th>id</th><th>condition</th><th class="outcome">outcome</th><th class="number">records</th><th class="number">requests</th></tr>
${conditions.map(rowsOf).join('\n')}
</table>
<p>cfw-mock ${escaped(version)} certify, ${mode}, seed ${seed}, ${seconds} s.</p>
</body>
</html>
`
}

function levelsOf (level: number, levels: readonly string[]): string {
  return `<h2>Level ${level} of ${levels.length}</h2>
<ol>${levels.map((text, index) => `<li${index < level ? ' class="reached"' : ''}>${escaped(text)}</li>`).join('')}</ol>`
}

function rowsOf (result: Result): string {
  const { id, title, why, status, delivered, expected, requests, reasons: [reason = `what breaks here: ${why}`] } = result
  const details = `<details${status === 'failed' || status === 'inconclusive' ? ' open' : ''}><summary>${escaped(reason)}</summary><pre>${escaped(linesOf(result).join('\n'))}</pre></details>`
  return `<tr id="${escaped(id)}"><td>${escaped(id)}</td><td>${escaped(title)}</td><td class="outcome ${classOf(status)}">${status}</td><td class="number">${delivered} of ${expected}</td><td class="number">${requests}</td></tr>
<tr class="details"><td></td><td colspan="4">${details}</td></tr>`
}

function classOf (status: string): string {
  return status.replace(' ', '-')
}
