// What each command does. Only what it needs is loaded.
import { helpText, type Invocation } from './command-line.ts'

/** Sets the exit code of the process. Throws ConfigError where the arguments ask for what cannot be. */
export async function run (invocation: Invocation): Promise<void> {
  switch (invocation.command) {
    case 'help': return print(helpText())
    case 'version': return print((await import('../package.ts')).version())
    case 'openapi': return printDocument('vendor')
    case 'admin-openapi': return printDocument('admin')
    case 'healthcheck': return (await import('./healthcheck.ts')).checkHealth(invocation.config)
    case 'export': return setExitCode(await (await import('./export/export.ts')).exportCommand(invocation.settings, invocation.config, Date.now()))
    case 'explain': return print((await (await import('./explain.ts')).explainCommand(invocation.url, invocation.config, Date.now())).trimEnd())
    case 'verify': return setExitCode(await (await import('./verify/verify.ts')).verify(invocation.settings, invocation.config, Date.now()))
    case 'exec': return setExitCode(await (await import('./exec/exec.ts')).exec(invocation.settings, invocation.child, invocation.config, Date.now))
    case 'certify': return setExitCode(await (await import('./certify/certify.ts')).certify(invocation.task, Date.now))
    case 'serve': return (await import('./serve.ts')).serve(invocation.config, Date.now)
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
