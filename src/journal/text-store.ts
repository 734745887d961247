// The texts of the journal's entries: id, URL and, of a refusal, error_code and error_msg. They lie one after the other in one buffer; where it ends, they
// begin again at its start, over the oldest. Pages that nobody has written to take no memory.

/** Where the texts of an entry lie. */
export interface StoredText {
  /** Reads the store: latin1 or UTF-8, from a byte to before another. */
  read: (encoding: 'latin1' | 'utf8', from: number, to: number) => string
  begin: number
  /** Bytes; 0 in a blank entry. */
  urlLength: number
  /** Bytes; 0 where the request was not refused. */
  errorLength: number
}

export interface Refusal {
  readonly code: string
  readonly message: string
}

export interface TextStore {
  /** Notes in `entry` where its texts lie. Calls `overwrite(from, to)` before it writes over those bytes. */
  readonly write: (entry: StoredText, id: string, url: string, refusal: Refusal | null) => void
}

export const NO_TEXT: StoredText = { read: () => '', begin: 0, urlLength: 0, errorLength: 0 }

const ID_LENGTH = 32 // characters
const SEPARATOR = '\0'

/** `size` in bytes. */
export function createTextStore (size: number, overwrite: (from: number, to: number) => void): TextStore {
  let store: Buffer | undefined
  const read: StoredText['read'] = (encoding, from, to) => store?.toString(encoding, from, to) ?? ''
  let end = 0 // of the newest text

  return {
    write (entry, id, url, refusal) {
      const error = refusal === null ? '' : refusal.code + SEPARATOR + refusal.message
      const errorLength = Buffer.byteLength(error)
      const length = ID_LENGTH + url.length + errorLength
      store ??= Buffer.allocUnsafeSlow(size)
      if (end + length > size) {
        overwrite(end, size)
        end = 0
      }
      overwrite(end, end + length)
      store.write(id, end, 'latin1')
      store.write(url, end + ID_LENGTH, 'latin1')
      store.write(error, end + ID_LENGTH + url.length)
      entry.read = read
      entry.begin = end
      entry.urlLength = url.length
      entry.errorLength = errorLength
      end += length
    }
  }
}

export function idOf ({ read, begin }: StoredText): string {
  return read('latin1', begin, begin + ID_LENGTH)
}

export function urlOf ({ read, begin, urlLength }: StoredText): string {
  return read('latin1', begin + ID_LENGTH, begin + ID_LENGTH + urlLength)
}

export function refusalOf ({ read, begin, urlLength, errorLength }: StoredText): Refusal | undefined {
  if (errorLength === 0) return undefined
  const from = begin + ID_LENGTH + urlLength
  const [code = '', message = ''] = read('utf8', from, from + errorLength).split(SEPARATOR)
  return { code, message }
}

/** Whether one of the bytes from `from` to before `to` is its. */
export function liesIn ({ begin, urlLength, errorLength }: StoredText, from: number, to: number): boolean {
  return begin < to && from < begin + ID_LENGTH + urlLength + errorLength
}
