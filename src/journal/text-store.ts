// Texts of many entries, one after the other in one buffer. Where it ends, they begin again at its start, over the oldest. Pages of it that nobody has written to take no memory.
export interface TextStore {
  /** Gives the byte at which `text`, of so many bytes, begins. Calls `overwrite(from, to)` before it writes over those bytes. */
  readonly write: (text: string, length: number) => number
  readonly read: (begin: number, length: number) => string
}

/** `size` in bytes: more than the longest text. */
export function createTextStore (size: number, overwrite: (from: number, to: number) => void): TextStore {
  let store: Buffer | undefined
  let end = 0 // of the newest text

  return {
    write (text, length) {
      store ??= Buffer.allocUnsafeSlow(size)
      if (end + length > size) {
        overwrite(end, size)
        end = 0
      }
      overwrite(end, end + length)
      store.write(text, end)
      end += length
      return end - length
    },
    read: (begin, length) => store?.toString('utf8', begin, begin + length) ?? ''
  }
}
