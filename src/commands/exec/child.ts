// A command as a group of processes: signals reach all of it, and nothing of it is left running.
import { spawn, type StdioOptions } from 'node:child_process'
import { constants } from 'node:os'

export interface Child {
  /** Its exit code; 128 + the number of the signal that ended it; 127 where it could not be started. */
  readonly exit: Promise<number>
  readonly signal: (name: NodeJS.Signals) => void
}

export interface ChildOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdio?: StdioOptions
  /** Takes the line that says why it could not be started. */
  readonly complain?: (line: string) => void
}

/** A terminal's Ctrl-C does not reach the new group: the caller passes signals on. */
export function startChild ([command = '', ...args]: readonly string[], { env, stdio = 'inherit', complain = line => process.stderr.write(`cfw-mock: ${line}\n`) }: ChildOptions): Child {
  const child = spawn(command, args, { env, stdio, detached: true })
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {} // the group is empty
  }
  const exit = new Promise<number>(resolve => {
    child.once('error', ({ message }) => {
      complain(`cannot run ${command}: ${message}`)
      resolve(127)
    })
    child.once('exit', (code, name) => {
      signal('SIGKILL') // what the command has left behind
      resolve(code ?? 128 + (name === null ? 0 : constants.signals[name]))
    })
  })
  return { exit, signal }
}
