// Loaded before the command (node --import): it is not on a processor again until the process that it has started has done its first things.
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

const { spawn } = childProcess
childProcess.spawn = (...args) => {
  const child = spawn(...args)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
  return child
}
syncBuiltinESMExports()
