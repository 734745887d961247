/** What a thousand firewalls, asked in turn, leave resident: of the server as it is built, over HTTP. Nothing where the system does not tell. */
import { ours } from '../speed/built.ts'
import { startServer } from '../server.ts'
import type { Figure } from './figure.ts'
import { HOUR, now } from './page-time.ts'

const FIREWALLS = 1_000
const EVERY = 10 // firewalls: how often memory is looked at

export async function memoryOfFirewalls (): Promise<Figure[]> {
  const server = await startServer([ours, '--port', '0', '--log-level', 'silent'])
  let most = 0
  try {
    for (let i = 0; i < FIREWALLS; i++) {
      const question = `fw_instance_id=firewall-${i}&start_time=${now - HOUR}&end_time=${now}&limit=100`
      for (const filter of ['', '&dst_port=443']) await ask(`${server.origins[0]}/v1/project/cfw/logs/flow?${question}${filter}`)
      if ((i + 1) % EVERY === 0) most = Math.max(most, await server.residentMemory() ?? 0)
    }
  } finally {
    await server.stop()
  }
  return most === 0 ? [] : [{ measure: '1 000 firewalls in turn, the built server: most resident', value: most / 1_048_576, unit: 'MiB', most: 300 }]
}

async function ask (url: string): Promise<void> {
  const answer = await fetch(url, { headers: { 'x-auth-token': 'any' } })
  if (!answer.ok) throw new Error(`${answer.status}: ${url}`)
  await answer.arrayBuffer()
}
