// A store in a file or in a pipe.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { ConfigError } from '../../config/config.ts'
import { compareLines, isUnreadable } from '../../verdict/stored-lines.ts'
import type { Store } from '../../verdict/with-stored.ts'
import { fieldsOf } from './fields-of.ts'
import { showBytes } from './progress.ts'
import type { StoreSettings } from './settings.ts'

const AT_ONCE = 1_048_576 // bytes

/** The bytes of a file, or of stdin for -, with a progress bar for a person who watches. Throws ConfigError. */
export async function * bytesOf (file: string): AsyncGenerator<Uint8Array, void, void> {
  const size = file === '-' ? undefined : (await stat(file).catch(error => { throw new ConfigError(`cannot read --stored: ${error.message}`, 'stored') })).size
  const progress = process.stderr.isTTY ? showBytes(size) : undefined
  try {
    for await (const bytes of file === '-' ? process.stdin : createReadStream(file, { highWaterMark: AT_ONCE })) {
      progress?.add(bytes.length)
      yield bytes
    }
  } catch (error) {
    throw new ConfigError(`cannot read --stored: ${error instanceof Error ? error.message : error}`, 'stored')
  } finally {
    progress?.stop()
  }
}

/** Throws ConfigError, in `feed` too. */
export function storeOf (file: string, settings: StoreSettings): Store {
  return {
    fields: fieldsOf(settings),
    feed: async comparison => {
      try {
        await compareLines(bytesOf(file), comparison, settings)
      } catch (error) {
        if (error instanceof ConfigError) throw error
        if (isUnreadable(error)) throw new ConfigError(`--stored cannot be read: ${error.message}`, 'stored')
        throw error
      }
    }
  }
}
