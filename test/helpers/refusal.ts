// Runs a command in this process and gives its complaint. In a process of its own it would exit with code 2 (main.test.ts).
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { run } from '../../src/commands/run.ts'
import { ConfigError } from '../../src/config/config.ts'

/** The message of the ConfigError, one line. Throws if the command is not refused, or fails otherwise. */
export async function refusalOf (args: readonly string[]): Promise<string> {
  try {
    await run(parseCommandLine(args, {}), Date.now)
  } catch (error) {
    if (error instanceof ConfigError && !error.message.includes('\n')) return error.message
    throw error
  }
  throw new Error(`${args.join(' ')} is not refused`)
}
