/** Resident memory of the built server while a thousand firewalls are asked in turn, over HTTP. No figure where the system does not tell. */
import { silentMock, startServer } from '../server-process.ts'
import type { Figure } from './figure.ts'
import { HOUR, now } from './page-time.ts'

const FIREWALLS = 1_000
const EVERY = 10 // firewalls, memory is read

export async function memoryOfFirewalls (): Promise<Figure[]> {
  await using server = await startServer(silentMock)
  let most = 0
  for (let i = 0; i < FIREWALLS; i++) {
    const query = `fw_instance_id=firewall-${i}&start_time=${now - HOUR}&end_time=${now}&limit=100`
    for (const filter of ['', '&dst_port=443']) await ask(`${server.origin}/v1/project/cfw/logs/flow?${query}${filter}`)
    if ((i + 1) % EVERY === 0) most = Math.max(most, await server.residentMemory() ?? 0)
  }
  return most === 0 ? [] : [{ name: '1 000 firewalls in turn, the built server: most resident', value: most / 1_048_576, unit: 'MiB', most: 300 }]
}

async function ask (url: string): Promise<void> {
  const answer = await fetch(url, { headers: { 'x-auth-token': 'any' } })
  if (!answer.ok) throw new Error(`${answer.status}: ${url}`)
  await answer.arrayBuffer()
}
