// A command that makes one pass and ends, as a child that polls.
import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { passes } from '../../../src/commands/certify/passes.ts'

function commandsThatEndWith (...codes: readonly number[]) {
  const signals: string[] = []
  let started = 0
  let end = (_: number) => {}
  const start = () => {
    const code = codes[started++]
    const exit = code === undefined ? new Promise<number>(resolve => { end = resolve }) : Promise.resolve(code)
    return { exit, signal: (name: string) => { signals.push(name) } }
  }
  return { start, signals, started: () => started, end: (code: number) => end(code) }
}

t.test('it is started again, whether a pass failed or not; SIGTERM lets the pass end and no other begin', async t => {
  const command = commandsThatEndWith(0, 1, 0)
  const child = passes(command.start, setImmediate)
  while (command.started() < 4) await setImmediate()
  child.signal('SIGTERM')
  t.strictSame(command.signals, [], 'the pass is not disturbed')
  command.end(0)
  t.equal(await child.exit, 0)
  t.equal(command.started(), 4)
})

t.test('a pass that does not end is killed', async t => {
  const command = commandsThatEndWith()
  const child = passes(command.start, setImmediate)
  child.signal('SIGKILL')
  t.strictSame(command.signals, ['SIGKILL'])
  command.end(137)
  t.equal(await child.exit, 137)
})

t.test('what cannot be started is not tried again', async t => {
  const command = commandsThatEndWith(127, 0)
  t.equal(await passes(command.start, setImmediate).exit, 127)
  t.equal(command.started(), 1)
})
