// From spawning a server to its ready line: the mock beside a Fastify hello-world, in turn.
import { fileURLToPath } from 'node:url'
import { median } from '../median.ts'
import { silentMock, startServer } from '../server-process.ts'
import { atMost, table, type Report } from './report.ts'

const commands = { ours: silentMock, hello: [fileURLToPath(new URL('servers/hello.js', import.meta.url))] } as const
const STARTS = 15 // of each

export async function measureStart (): Promise<Report> {
  const times = { ours: new Array<number>(), hello: new Array<number>() }
  for (let i = 0; i < STARTS; i++) {
    for (const name of ['ours', 'hello'] as const) {
      await using server = await startServer(commands[name])
      times[name].push(server.startTime)
    }
  }
  const [ours, hello] = [median(times.ours), median(times.hello)]
  return {
    name: 'start',
    figures: { ours, hello }, // ms
    table: table(['start to ready line', 'ms'], [['ours', ours.toFixed(0)], ['Fastify hello-world', hello.toFixed(0)]]),
    bounds: [atMost(2.5, 'start to ready line / Fastify hello-world', ours / hello)]
  }
}
