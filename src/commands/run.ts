// Runs the command of an invocation. Loads only what that command needs.
import { helpText, type Invocation } from './command-line.ts'

/** `now` gives ms since 1970. Sets the exit code of the process. Throws ConfigError if a setting, a flag or a file cannot be used. */
export async function run (invocation: Invocation, now: () => number): Promise<void> {
  switch (invocation.command) {
    case 'help': return print(helpText())
    case 'version': return print((await import('../package.ts')).version())
    case 'openapi': return printDocument('vendor')
    case 'admin-openapi': return printDocument('admin')
    case 'healthcheck': return (await import('./healthcheck.ts')).checkHealth(invocation.config)
    case 'export': return setExitCode(await (await import('./export/export.ts')).exportCommand(invocation.settings, invocation.config, now()))
    case 'explain': return print((await (await import('./explain.ts')).explainCommand(invocation.url, invocation.config, now())).trimEnd())
    case 'verify': return setExitCode(await (await import('./verify/verify.ts')).verify(invocation.settings, invocation.config, now()))
    case 'exec': return setExitCode(await (await import('./exec/exec.ts')).exec(invocation.settings, invocation.child, invocation.config, now))
    case 'certify': return setExitCode(await (await import('./certify/certify.ts')).certify(invocation.task, now))
    case 'serve': return (await import('./serve.ts')).serve(invocation.config, now)
  }
}

async function printDocument (surface: 'vendor' | 'admin'): Promise<void> {
  const { buildApp } = await import('../app.ts')
  const { documentOf } = await import('../openapi/document.ts')
  process.stdout.once('error', () => setExitCode(0)) // the reader of a pipe may close it early
  print(JSON.stringify(await documentOf(surface, buildApp), null, 2))
}

function print (line: string): void {
  process.stdout.write(`${line}\n`)
}

function setExitCode (code: number): void {
  process.exitCode = code
}
