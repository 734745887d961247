// One request as the journal stores it.
import { NO_PAGE, type ServedPage } from './served-page.ts'
import type { WalkStep } from './walks.ts'

type Writable<Thing> = { -readonly [Name in keyof Thing]: Thing[Name] }

/** Reused by a later request, so that no object of a request outlives it. V8's collector copies an object that does twice. */
export interface JournalEntry extends Writable<ServedPage> {
  /** When it arrived, in ms since 1970 on the mock's clock. */
  time: number
  /** The project; empty where the path names none. */
  tenant: string
  method: string
  /** Its id and its URL; `length` is their length in bytes, 0 in a blank entry. */
  text: Buffer
  length: number
  /** Whether it reached validation, and so is a step of a walk. */
  isWalkStep: boolean
  /** Null until assigned: see Journal.assignWalkSteps. */
  walkStep: WalkStep | null
  /** 0 where no status was sent. */
  status: number
  fault: string | undefined
  /** ms. */
  duration: number
}

const ID_LENGTH = 32 // characters
const INITIAL_SIZE = 288 // bytes: room for most URLs

export function blankEntry (): JournalEntry {
  return {
    time: 0,
    tenant: '',
    method: '',
    text: Buffer.allocUnsafeSlow(INITIAL_SIZE),
    length: 0,
    isWalkStep: false,
    walkStep: null,
    status: 0,
    fault: undefined,
    duration: 0,
    ...NO_PAGE
  }
}

/** Stores an id and a URL, both in latin1. */
export function storeText (entry: JournalEntry, id: string, url: string): void {
  const length = ID_LENGTH + url.length
  if (length > entry.text.length) entry.text = Buffer.allocUnsafeSlow(length)
  entry.text.write(id, 'latin1')
  entry.text.write(url, ID_LENGTH, 'latin1')
  entry.length = length
}

export function idOf ({ text }: JournalEntry): string {
  return text.toString('latin1', 0, ID_LENGTH)
}

export function urlOf ({ text, length }: JournalEntry): string {
  return text.toString('latin1', ID_LENGTH, length)
}
