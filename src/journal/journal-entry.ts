// One request as the journal stores it.
import { NO_PAGE, type ServedPage } from './served-page.ts'
import { NO_TEXT, type StoredText } from './text-store.ts'
import type { WalkStep } from './walks.ts'

type Writable<Thing> = { -readonly [Name in keyof Thing]: Thing[Name] }

/** Reused by a later request, so that no object of a request outlives it. V8's collector copies an object that does twice. */
export interface JournalEntry extends Writable<ServedPage>, StoredText {
  /** When it arrived, in ms since 1970 on the mock's clock. */
  time: number
  /** The project; empty where the path names none. */
  tenant: string
  method: string
  /** Whether it is a request to the flow-log route, good or bad. */
  asksForFlowLogs: boolean
  /** Whether it reached validation, and so is a step of a walk. */
  isWalkStep: boolean
  /** Null until assigned: see Journal.assignWalkSteps. */
  walkStep: WalkStep | null
  /** 0 where no status was sent. */
  status: number
  /** Whether all of the answer left the mock. */
  isWhole: boolean
  /** How long the caller was told to wait before the next request, in ms; undefined where it was not told, or where the clock stood still. */
  retryAfter: number | undefined
  fault: string | undefined
  /** ms. */
  duration: number
}

export function blankEntry (): JournalEntry {
  return {
    ...NO_TEXT,
    time: 0,
    tenant: '',
    method: '',
    asksForFlowLogs: false,
    isWalkStep: false,
    walkStep: null,
    status: 0,
    isWhole: false,
    retryAfter: undefined,
    fault: undefined,
    duration: 0,
    ...NO_PAGE
  }
}
