#!/usr/bin/env node
// The process: runs the command that the arguments name. An error becomes one line and an exit code.
import './commands/young-generation.ts'
import { parseCommandLine, unknownVariables } from './commands/command-line.ts'
import { run } from './commands/run.ts'
import { ConfigError } from './config/config.ts'

try {
  const given = process.argv.slice(2)
  const args = given[0] === 'healthcheck' ? (await import('./commands/healthcheck.ts')).healthcheckArguments(given) : given
  const invocation = parseCommandLine(args, process.env)
  for (const line of unknownVariables(process.env)) process.stderr.write(`cfw-mock: ${line}\n`)
  await run(invocation, Date.now)
} catch (error) {
  process.stderr.write(`cfw-mock: ${error instanceof Error ? error.message : error}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}
