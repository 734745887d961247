#!/usr/bin/env node
// The process: runs the command that the arguments name and sets the exit code.
import './commands/young-generation.ts'
import { parseCommandLine, helpText, unknownVariables, type Invocation } from './commands/command-line.ts'
import { ConfigError } from './config/config.ts'

/** Loads only what the command needs. */
async function run (invocation: Invocation): Promise<void> {
  switch (invocation.command) {
    case 'help': return print(helpText())
    case 'version': return print((await import('./package.ts')).version())
    case 'openapi': return printDocument('vendor')
    case 'admin-openapi': return printDocument('admin')
    case 'healthcheck': return (await import('./commands/healthcheck.ts')).checkHealth(invocation.config)
    case 'export': return setExitCode(await (await import('./commands/export/export.ts')).exportCommand(invocation.settings, invocation.config, Date.now()))
    case 'explain': return print((await (await import('./commands/explain.ts')).explainCommand(invocation.url, invocation.config, Date.now())).trimEnd())
    case 'verify': return setExitCode(await (await import('./commands/verify/verify.ts')).verify(invocation.settings, invocation.config, Date.now()))
    case 'exec': return setExitCode(await (await import('./commands/exec/exec.ts')).exec(invocation.settings, invocation.child, invocation.config, Date.now))
    case 'certify': return setExitCode(await (await import('./commands/certify/certify.ts')).certify(invocation.task, Date.now))
    case 'serve': return (await import('./commands/serve.ts')).serve(invocation.config, Date.now)
  }
}

async function printDocument (surface: 'vendor' | 'admin'): Promise<void> {
  const { buildApp } = await import('./app.ts')
  const { documentOf } = await import('./openapi/document.ts')
  process.stdout.once('error', () => setExitCode(0)) // the reader of a pipe may close it early
  print(JSON.stringify(await documentOf(surface, buildApp), null, 2))
}

function print (line: string): void {
  process.stdout.write(`${line}\n`)
}

function setExitCode (code: number): void {
  process.exitCode = code
}

try {
  const given = process.argv.slice(2)
  const args = given[0] === 'healthcheck' ? (await import('./commands/healthcheck.ts')).healthcheckArguments(given) : given
  const invocation = parseCommandLine(args, process.env)
  for (const line of unknownVariables(process.env)) process.stderr.write(`cfw-mock: ${line}\n`)
  await run(invocation)
} catch (error) {
  process.stderr.write(`cfw-mock: ${error instanceof Error ? error.message : error}\n`)
  setExitCode(error instanceof ConfigError ? 2 : 1)
}
