// The file or pipe that an export writes to. Each write resolves when it is done, so a slow reader slows the export and nothing piles up.
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

export interface Output {
  /** Rejects with code EPIPE when nobody reads on. */
  readonly write: (bytes: Buffer | string) => Promise<void>
  readonly close: () => Promise<void>
}

/** `path` is a file, or - for stdout; `append` keeps what the file has. */
export function outputTo (path: string, append: boolean): Output {
  const stream = path === '-' ? process.stdout : createWriteStream(path, { flags: append ? 'a' : 'w' })
  stream.on('error', () => {}) // the failing write rejects
  return {
    write: bytes => new Promise((resolve, reject) => {
      stream.write(bytes, error => error ? reject(error) : resolve())
    }),
    close: async () => {
      if (path === '-') return
      stream.end()
      await finished(stream)
    }
  }
}
