// From spawning a server to its ready line: ours against a Fastify hello-world, in turn.
import { hello, ours } from './built.ts'
import { median } from '../median.ts'
import { startServer } from '../server.ts'

export interface Start {
  /** Medians, in ms. */
  readonly ours: number
  readonly hello: number
}

export async function measureStart (times: number): Promise<Start> {
  const commands = { ours: [ours, '--port', '0', '--log-level', 'silent'], hello: [hello] }
  const took = { ours: new Array<number>(), hello: new Array<number>() }
  for (let time = 0; time < times; time++) {
    for (const who of ['ours', 'hello'] as const) {
      const server = await startServer(commands[who])
      took[who].push(server.readyAfter)
      await server.stop()
    }
  }
  return { ours: median(took.ours), hello: median(took.hello) }
}
