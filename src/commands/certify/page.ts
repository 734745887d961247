/** The report as one page of HTML that needs nothing else. */
import { inWords } from '../../search/in-words.ts'
import { escaped } from './escaped.ts'
import { causeSentence } from './judge.ts'
import type { Report, Result } from './report.ts'
import { requestLine } from './table.ts'

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }
td table { font-size: .85rem }
pre, code { font-size: .85rem; white-space: pre-wrap; overflow-wrap: anywhere }
.passed { color: light-dark(#176b2c, #6fd58a) } .failed { color: light-dark(#b3161b, #ff8a84) } .inconclusive { color: light-dark(#8a5300, #f0b45a) } .not-met { color: light-dark(#5f6368, #a7abb0) }
li.reached { font-weight: 600 }`

export function pageOf ({ version, command, seed, mode, seconds, level, levels, counts, lateness, conditions }: Report): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(command)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(command)}</h1>
<p>${Object.entries(counts).map(([status, count]) => `<span class="${classOf(status)}">${count} ${status}</span>`).join(', ')}. Longest lateness proved: ${lateness === null ? 'none' : inWords(lateness)}.</p>
<h2>Level ${level} of ${levels.length}</h2>
<ol>${levels.map((text, index) => `<li${index < level ? ' class="reached"' : ''}>${escaped(text)}</li>`).join('')}</ol>
<h2>Conditions</h2>
<table>
<tr><th>id</th><th>condition</th><th>outcome</th><th>records</th><th>requests</th></tr>
${conditions.map(rowOf).join('\n')}
</table>
<p>cfw-mock ${escaped(version)} certify, ${mode}, seed ${seed}, ${seconds} s.</p>
</body>
</html>
`
}

function rowOf (result: Result): string {
  const { id, title, status, delivered, expected, requests } = result
  return `<tr id="${escaped(id)}"><td>${escaped(id)}</td><td>${escaped(title)}${detailsOf(result)}</td><td class="${classOf(status)}">${status}</td><td>${delivered} of ${expected}</td><td>${requests}</td></tr>`
}

function detailsOf ({ why, status, reasons, causes, notes, last_words: lastWords, reproduce }: Result): string {
  const isOpen = status === 'failed' || status === 'inconclusive'
  const breaks = `What breaks here: ${why}.`
  const ofCauses = new Set(causes.map(causeSentence))
  const others = reasons.filter(reason => !ofCauses.has(reason))
  const summary = isOpen ? breaks : others[0] ?? breaks
  const sentences = [breaks, ...others, ...notes.map(({ note, explanation }) => `note, ${note}: ${explanation}`)].filter(text => text !== summary)
  return `<details${isOpen ? ' open' : ''}><summary>${escaped(summary)}</summary>
${[...sentences.map(paragraphOf), ...causes.map(causeOf)].join('\n')}
${lastWords === '' ? '' : `<p>Its last words:</p><pre>${escaped(lastWords)}</pre>`}
<p>Again: <code>${escaped(reproduce)}</code></p></details>`
}

function paragraphOf (text: string): string {
  return `<p>${escaped(text)}</p>`
}

function causeOf (cause: Result['causes'][number]): string {
  const { examples, requests } = cause
  const rows = examples.map(({ log_id: id, start_time: start, end_time: end, visible_at: visible }) => `<tr><td>${escaped(id)}</td>${[start, end, visible].map(ms => `<td>${new Date(ms).toISOString()}</td>`).join('')}</tr>`)
  return `${paragraphOf(causeSentence(cause))}
${rows.length === 0 ? '' : `<table><tr><th>log_id</th><th>start</th><th>end</th><th>visible at</th></tr>${rows.join('')}</table>`}
${requests.length === 0 ? '' : `<pre>${escaped(requests.map(requestLine).join('\n'))}</pre>`}`
}

function classOf (status: string): string {
  return status.replace(' ', '-')
}
