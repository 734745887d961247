// Loaded before the command (node --import). After the start of a process it stands still, as on a busy machine, until there is a file named by GO_ON.
import childProcess from 'node:child_process'
import { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { spawn } = childProcess
childProcess.spawn = (...args) => {
  const child = spawn(...args)
  while (!existsSync(process.env.GO_ON));
  return child
}
syncBuiltinESMExports()
