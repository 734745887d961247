// Pins a process to one processor core: the server to one, the load to another.
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** False without a second core or without taskset, which only Linux has. */
export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** The name and arguments of a command that runs on the core, if it can be pinned. */
export function onCore (core: 0 | 1, command: readonly string[]): [string, string[]] {
  const [name = '', ...args] = canPin ? ['taskset', '--cpu-list', String(core), ...command] : command
  return [name, args]
}
