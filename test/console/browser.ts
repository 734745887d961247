// A browser for tests: Debian's Chromium, steered by playwright-core. It notes what no page may do.
import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
export const noBrowser = existsSync(executablePath) ? false : `there is no ${executablePath}`
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url))

export interface Look {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

export const looks: readonly Look[] = [1_280, 390].flatMap(width => (['light', 'dark'] as const).map(colorScheme => ({ width, colorScheme })))

let browser: Promise<Browser> | undefined // one for all tests of a file

export async function closeBrowser (): Promise<void> {
  await (await browser)?.close()
}

export interface Tab {
  readonly page: Page
  /** Errors of scripts and of the console, and requests to other hosts. */
  readonly mishaps: readonly string[]
}

export async function openTab (url: string, { width, colorScheme }: Look = { width: 1_280, colorScheme: 'light' }): Promise<Tab> {
  browser ??= chromium.launch({ executablePath, args })
  const page = await (await browser).newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
  page.setDefaultTimeout(60_000) // ms: a machine may be busy
  const mishaps: string[] = []
  const { origin } = new URL(url)
  page.on('console', message => { if (message.type() === 'error') mishaps.push(message.text()) })
  page.on('pageerror', error => { mishaps.push(error.message) })
  page.on('request', request => { if (!request.url().startsWith(origin)) mishaps.push(`a request to ${request.url()}`) })
  await page.goto(url)
  return { page, mishaps }
}

export async function screenshot (page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  await page.screenshot({ path: `${screenshots}${name}.png` })
}

/** What keeps people out, by axe-core's rules: WCAG 2 to level AA, and its own. */
export async function barriers (page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate("axe.run({ resultTypes: ['violations'], preload: false }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))")
}

/** How far content has jumped since the page was loaded: the browser's layout shift score, and when it was painted first (ms). */
export async function paint (page: Page): Promise<{ readonly shift: number, readonly first: number }> {
  await page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0", undefined, { polling: 50 }) // a frame to wait for may not come: nothing changes any more
  return page.evaluate(`new Promise(resolve => {
    let shift = 0
    new PerformanceObserver(list => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve({ shift, first: performance.getEntriesByName('first-contentful-paint')[0].startTime }))
  })`)
}
