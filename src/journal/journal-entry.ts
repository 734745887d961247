// One request as the journal keeps it: what it left, as it was.
import { NOTHING, type Served } from './served-page.ts'
import type { Visit } from './walks.ts'

type Writable<Thing> = { -readonly [Name in keyof Thing]: Thing[Name] }

/** Written over by another request in its time, so that nothing of a request outlives it: what does is moved twice by the collector. */
export interface Entry extends Writable<Served> {
  /** When it came, in ms since 1970 on the mock's clock. */
  time: number
  /** The project asked; empty where the address names none. */
  tenant: string
  method: string
  /** Its id and its address, and how many bytes they have together; 0 where there is no request. */
  text: Buffer
  length: number
  /** Whether it got as far as to be a page of a walk; and which, null as long as nobody wanted to know. */
  walks: boolean
  visit: Visit | null
  /** 0 where no status was sent. */
  status: number
  fault: string | undefined
  /** ms. */
  duration: number
}

const ID = 32 // characters of an id
const LONG = 288 // bytes: most addresses fit

export function blankEntry (): Entry {
  return {
    time: 0,
    tenant: '',
    method: '',
    text: Buffer.allocUnsafeSlow(LONG),
    length: 0,
    walks: false,
    visit: null,
    status: 0,
    fault: undefined,
    duration: 0,
    ...NOTHING
  }
}

/** Keeps an id and an address, both of one byte a character. */
export function keepText (entry: Entry, id: string, url: string): void {
  const length = ID + url.length
  if (length > entry.text.length) entry.text = Buffer.allocUnsafeSlow(length)
  entry.text.write(id, 'latin1')
  entry.text.write(url, ID, 'latin1')
  entry.length = length
}

export function idOf ({ text }: Entry): string {
  return text.toString('latin1', 0, ID)
}

export function urlOf ({ text, length }: Entry): string {
  return text.toString('latin1', ID, length)
}
