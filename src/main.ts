#!/usr/bin/env node
// The process: arguments and environment in; a listening server, or a line and an exit code, out.
import './commands/young-generation.ts'
import { parseCommandLine, helpText, type Invocation } from './commands/command-line.ts'
import { ConfigError } from './config/config.ts'

/** Loads only what the command needs. */
async function run (call: Invocation): Promise<void> {
  switch (call.command) {
    case 'help': return say(helpText())
    case 'version': return say((await import('./package.ts')).version())
    case 'openapi': return print('vendor')
    case 'admin-openapi': return print('admin')
    case 'healthcheck': return finish(await (await import('./commands/healthcheck.ts')).healthcheck(call.config) ? 0 : 1)
    case 'export': return finish(await (await import('./commands/export/export.ts')).exportCommand(call.settings, call.config, Date.now()))
    case 'serve': return (await import('./commands/serve.ts')).serve(call.config, Date.now)
  }
}

async function print (surface: 'vendor' | 'admin'): Promise<void> {
  const { buildApp } = await import('./app.ts')
  const { documentOf } = await import('./openapi/document.ts')
  process.stdout.once('error', () => finish(0)) // who reads it may have seen enough
  say(JSON.stringify(await documentOf(surface, buildApp), null, 2))
}

function say (line: string): void {
  process.stdout.write(`${line}\n`)
}

function finish (code: number): void {
  process.exitCode = code
}

try {
  await run(parseCommandLine(process.argv.slice(2), process.env))
} catch (error) {
  process.stderr.write(`cfw-mock: ${error instanceof Error ? error.message : error}\n`)
  finish(error instanceof ConfigError ? 2 : 1)
}
