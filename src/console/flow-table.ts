// Records as a table; on narrow screens each is a card. Every value filters by a click.
import { html } from 'lit-html'
import type { FlowLog } from '../contract/flow-log.ts'
import { filterable } from './filters.ts'
import { bytesText, durationText, exact } from './format.ts'
import { timeText } from './time-text.ts'

/** `attackOf` names the planted attack that a record is part of. */
export function flowTable (records: readonly FlowLog[], attackOf: (logId: string) => string | undefined): unknown {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Flows"><table class="records">
    <thead><tr><th>Start</th><th class="number">Duration</th><th>Direction</th><th>Source</th><th>Destination</th><th>Service</th><th class="number">Bytes</th><th class="number">Packets</th></tr></thead>
    <tbody>${records.map(record => row(record, attackOf(record.log_id)))}</tbody></table></div>`
}

function row (record: FlowLog, attack: string | undefined): unknown {
  const { log_id: id, start_time: start, end_time: end, direction, bytes = 0, packets = 0, src_ip: srcIp, src_port: srcPort, dst_ip: dstIp, dst_port: dstPort, dst_host: host, protocol, app } = record
  return html`<tr class=${attack === undefined ? '' : 'marked'}>
    <td class="time" title=${`log_id ${id}`}>${timeText(start, 23)}${attack === undefined ? '' : html` <span class="mark">${attack}</span>`}</td>
    <td class="number">${durationText(end - start)}</td>
    <td>${filterable('direction', direction, direction === 'in2out' ? '↗ out' : '↙ in')}</td>
    <td>${filterable('src_ip', srcIp)}<span class="port">:${filterable('src_port', srcPort)}</span>${place(record.src_region_name, record.src_city_name, 'src')}</td>
    <td>${filterable('dst_ip', dstIp)}<span class="port">:${filterable('dst_port', dstPort)}</span>${host === undefined ? '' : html`<small>${filterable('dst_host', host)}</small>`}${place(record.dst_region_name, record.dst_city_name, 'dst')}</td>
    <td>${filterable('protocol', protocol)} ${app === undefined ? '' : filterable('app', app)}</td>
    <td class="number" title=${`${exact(bytes)} bytes`}>${bytesText(bytes)}</td>
    <td class="number" title=${`${exact(packets)} packets`}>${exact(packets)}</td></tr>`
}

function place (region: string | undefined, city: string | undefined, side: 'src' | 'dst'): unknown {
  if (region === undefined) return ''
  return html`<small>${filterable(`${side}_region_name`, region)}${city === undefined ? '' : html`, ${filterable(`${side}_city_name`, city)}`}</small>`
}
