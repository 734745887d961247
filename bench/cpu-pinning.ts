// Keeps a process to one core, where the system can: the server on one, the load on another.
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export const pinned = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0

/** The command, to be run on a core. */
export function onCore (core: 0 | 1, command: readonly string[]): [string, string[]] {
  const [name = '', ...args] = pinned ? ['taskset', '--cpu-list', String(core), ...command] : command
  return [name, args]
}
