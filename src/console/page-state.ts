// The state of the page is its URL: a link shows what its sender saw, and the browser's Back goes back.
import { redraw } from './redraw.ts'

export type Change = Readonly<Record<string, string | number | undefined>>

export function param (name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined
}

/** The URL after a change; undefined or empty removes a parameter. */
export function urlWith (change: Change): string {
  const params = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') params.delete(name)
    else params.set(name, String(value))
  }
  return `?${params}`
}

export function go (change: Change): void {
  const url = urlWith(change)
  if (url !== location.search) history.pushState(null, '', url)
  redraw()
}

/** For links: another view in the same page, unless a new tab is wanted. */
export const follow = (change: Change) => (event: MouseEvent) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go(change)
}

addEventListener('popstate', redraw)
