// The last entries, numbered from 0. Their numbers lie in typed arrays and their texts in a store: as objects they would take four times the memory.
import type { JournalEntry, Refusal } from './journal-entry.ts'
import { asksForFlowLogs } from './request-query.ts'
import { createTextStore } from './text-store.ts'

export interface EntryRing {
  /** Entries from `oldest` to before `next` are in the ring. */
  readonly oldest: () => number
  readonly next: () => number
  readonly append: (entry: JournalEntry) => void
  /** Undefined where it was overwritten or forgotten. */
  readonly read: (n: number) => JournalEntry | undefined
  /** Undefined likewise; cheaper than `read`. */
  readonly headOf: (n: number) => EntryHead | undefined
  /** The number of the entry with this id. */
  readonly find: (id: string) => number | undefined
  readonly setWalkStep: (n: number, step: JournalEntry['walkStep']) => void
  readonly forget: (n: number) => void
}

export interface EntryHead extends Pick<JournalEntry, 'time' | 'tenant'> {
  readonly asksForFlowLogs: boolean
}

// Bytes of all texts: so many for each entry, and enough for a hundred of the longest addresses.
const USUAL_TEXT = 320
const FEWEST_BYTES = 1_048_576
const ID_LENGTH = 32 // characters
const SEPARATOR = '\0' // between error_code and error_msg

type References = { -readonly [Name in 'tenant' | 'method' | 'walkStep' | 'fault' | 'logIdOf']: JournalEntry[Name] }

/** Holds `size` entries, fewer where their texts are long. Calls `overwrite` before the oldest goes. */
export function createEntryRing (size: number, overwrite: () => void): EntryRing {
  const column = () => new Float64Array(size)
  const [time, status, duration, records, total, limit, horizon, history, first, last] = [column(), column(), column(), column(), column(), column(), column(), column(), column(), column()]
  const [isKept, isFlowLog, isWalkStep, isWhole] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)]
  const retryAfter = column() // NaN for none
  const [begin, length, urlLength] = [column(), column(), column()] // of the text; bytes, bytes, characters
  const references: References[] = []
  let oldest = 0
  let next = 0
  const texts = createTextStore(Math.max(FEWEST_BYTES, size * USUAL_TEXT), (from, to) => {
    while (oldestLiesIn(from, to)) overwriteOldest()
  })

  function oldestLiesIn (from: number, to: number): boolean {
    const slot = oldest % size
    return oldest < next && begin[slot]! < to && from < begin[slot]! + length[slot]!
  }

  function overwriteOldest (): void {
    overwrite()
    oldest++
  }

  function slotOf (n: number): number | undefined {
    const slot = n % size
    return n >= oldest && n < next && isKept[slot] === 1 ? slot : undefined
  }

  return {
    oldest: () => oldest,
    next: () => next,
    append (entry) {
      if (next - oldest === size) overwriteOldest()
      const { id, url, refusal, tenant, method, walkStep, fault, logIdOf } = entry
      const text = refusal === null ? id + url : id + url + refusal.code + SEPARATOR + refusal.message
      const slot = next % size
      length[slot] = Buffer.byteLength(text)
      begin[slot] = texts.write(text, length[slot]!)
      urlLength[slot] = url.length
      time[slot] = entry.time
      status[slot] = entry.status
      duration[slot] = entry.duration
      records[slot] = entry.records
      total[slot] = entry.total
      limit[slot] = entry.limit
      horizon[slot] = entry.horizon
      history[slot] = entry.history
      first[slot] = entry.first
      last[slot] = entry.last
      isKept[slot] = 1
      isFlowLog[slot] = Number(asksForFlowLogs(url))
      isWalkStep[slot] = Number(entry.isWalkStep)
      isWhole[slot] = Number(entry.isWhole)
      retryAfter[slot] = entry.retryAfter ?? NaN
      const referenced = references[slot] ??= { tenant: '', method, walkStep, fault, logIdOf }
      if (referenced.tenant !== tenant) referenced.tenant = copyOf(tenant) // an equal string is not replaced: the old one is long-lived already
      referenced.method = method
      referenced.walkStep = walkStep
      referenced.fault = fault
      referenced.logIdOf = logIdOf
      next++
    },
    read (n) {
      const slot = slotOf(n)
      if (slot === undefined) return undefined
      const text = texts.read(begin[slot]!, length[slot]!)
      const { tenant, method, walkStep, fault, logIdOf } = references[slot]!
      const urlEnd = ID_LENGTH + urlLength[slot]!
      return {
        id: text.slice(0, ID_LENGTH),
        url: text.slice(ID_LENGTH, urlEnd),
        refusal: refusalIn(text.slice(urlEnd)),
        time: time[slot]!,
        status: status[slot]!,
        duration: duration[slot]!,
        records: records[slot]!,
        total: total[slot]!,
        limit: limit[slot]!,
        horizon: horizon[slot]!,
        history: history[slot]!,
        first: first[slot]!,
        last: last[slot]!,
        isWalkStep: isWalkStep[slot] === 1,
        isWhole: isWhole[slot] === 1,
        retryAfter: Number.isNaN(retryAfter[slot]) ? undefined : retryAfter[slot],
        tenant,
        method,
        walkStep,
        fault,
        logIdOf
      }
    },
    headOf (n) {
      const slot = slotOf(n)
      return slot === undefined ? undefined : { time: time[slot]!, tenant: references[slot]!.tenant, asksForFlowLogs: isFlowLog[slot] === 1 }
    },
    find (id) {
      for (let n = next - 1; n >= oldest; n--) if (slotOf(n) !== undefined && texts.read(begin[n % size]!, ID_LENGTH) === id) return n
      return undefined
    },
    setWalkStep (n, step) { references[n % size]!.walkStep = step },
    forget (n) { isKept[n % size] = 0 }
  }
}

function refusalIn (text: string): Refusal | null {
  const [code = '', message] = text.split(SEPARATOR)
  return message === undefined ? null : { code, message }
}

/** A part of a string keeps the whole in memory, a copy does not. */
function copyOf (text: string): string {
  return Buffer.from(text).toString()
}
