// What a command says that cannot do what is asked. It would exit with code 2 (main.test.ts).
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { run } from '../../src/commands/run.ts'
import { ConfigError } from '../../src/config/config.ts'

/** The one line, without the name of the program. */
export async function refusalOf (args: readonly string[]): Promise<string> {
  try {
    await run(parseCommandLine(args, {}))
  } catch (error) {
    if (error instanceof ConfigError && !error.message.includes('\n')) return error.message
    throw error
  }
  throw new Error(`${args.join(' ')} is not refused`)
}
