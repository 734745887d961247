// A reader: whoever asks one firewall with one filter, over all windows.
export interface Window {
  /** ms since 1970, both ends in. */
  readonly from: number
  readonly to: number
}

export interface Reader {
  readonly tenant: string
  /** What was asked for, ascending; windows that touch or overlap are one. */
  windows: readonly Window[]
  lastWindow: Window | undefined
  /** The last request that was told to wait. */
  delayed: DelayedRequest | undefined
}

export interface DelayedRequest {
  readonly page: number
  /** The begin of its window. */
  readonly from: number | undefined
  /** When it came, and until when it was to wait (ms since 1970). */
  readonly time: number
  readonly until: number
}

const MOST_WINDOWS = 64 // the earliest is dropped

/** Adds a window to those that were asked for. Gives how much of the window before it covers again, in ms, where it begins later than that and goes on behind it. */
export function addWindow (reader: Reader, window: Window): number {
  const { lastWindow: last, windows } = reader
  const apart = windows.filter(({ from, to }) => to < window.from - 1 || from > window.to + 1)
  const joined = windows.filter(other => !apart.includes(other)).reduce((a, b) => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) }), window)
  reader.windows = [...apart, joined].sort((a, b) => a.from - b.from).slice(-MOST_WINDOWS)
  reader.lastWindow = window
  return last !== undefined && window.from > last.from && window.from < last.to && window.to > last.to ? last.to - window.from : 0
}

/** How long before `from`, the begin of a window, nothing was asked for, though windows before that were; in ms. */
export function gapBefore ({ windows }: Reader, from: number): number {
  const before = windows.findLastIndex(window => window.from < from)
  const { to } = windows[before] ?? { to: Infinity }
  return windows[before + 1]?.from === from ? from - to - 1 : 0
}
