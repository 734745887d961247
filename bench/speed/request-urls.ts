// The requests of the load: windows, offsets and cursors as collectors send them. Each URL ends in the time that wrk.lua varies.
const PROJECT = '9d80d070b6d44942af73c9c3d38e0429'
const FIREWALL = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const DAY = 86_400_000 // ms
const WINDOWS = 12
const URLS_PER_WINDOW = 64 // of each kind
const CURSORS = 1_024 // per window, taken from one page

interface Cursor { readonly log_id: string, readonly start_time: number }

/** `origin` is a server of the mock, whose pages give the cursors. `filter` is empty or begins with &. */
export async function requestUrls (origin: string, limit: number, filter = ''): Promise<readonly string[]> {
  const windows = Array.from({ length: WINDOWS }, (_, i) => {
    const from = Date.UTC(2016 + i % 10, i, 1 + i)
    return { from, to: from + (3 + i) * DAY }
  })
  const cursors = await Promise.all(windows.map(({ from, to }) => cursorsOf(origin, `${filter}&start_time=${from}&end_time=${to}`)))
  return Array.from({ length: URLS_PER_WINDOW }, (_, row) => windows.flatMap(({ from, to }, i) => {
    const { log_id: logId, start_time: start } = cursors[i]![(row * 2 + 1) * 31 % CURSORS]!
    const shift = row * 997_000 // ms
    return [
      `&start_time=${from}&end_time=${to - shift}`,
      `&start_time=${from}&offset=${row * 613}&end_time=${to - shift}`,
      `&end_time=${to}&log_id=${logId}&next_date=${start}&start_time=${from + shift}`,
      row % 4 === 0 // up to now and beyond
        ? `&end_time=${Date.UTC(2100, 0)}&start_time=${Date.now() - 7 * DAY}`
        : `&end_time=${to}&log_id=${logId}&start_time=${from + shift}`
    ]
  })).flat().map(query => `${pathOf(limit)}${filter}${query}`)
}

/** Windows of a week that end now, or ended ten days ago. */
export function presentUrls (limit: number, when: 'past' | 'now', query: string): readonly string[] {
  const end = Date.now() - 10 * DAY
  return Array.from({ length: URLS_PER_WINDOW }, (_, i) => `${pathOf(limit)}${query}${when === 'now'
    ? `&end_time=${Date.UTC(2100, 0)}&start_time=${Date.now() - 7 * DAY - i * 997}`
    : `&start_time=${end - 9 * DAY - i * 997}&end_time=${end - i * 997_000}`}`)
}

export function pathOf (limit: number): string {
  return `/v1/${PROJECT}/cfw/logs/flow?fw_instance_id=${FIREWALL}&limit=${limit}`
}

async function cursorsOf (origin: string, query: string): Promise<readonly Cursor[]> {
  const answer = await fetch(`${origin}${pathOf(CURSORS)}${query}`, { headers: { 'x-auth-token': 'any' } })
  const { data: { records } }: { data: { records: readonly Cursor[] } } = JSON.parse(await answer.text())
  if (records.length < CURSORS) throw new Error(`only ${records.length} records: ${query}`)
  return records
}

/** The mean length of the answers, in bytes. */
export async function meanLength (origin: string, urls: readonly string[]): Promise<number> {
  const some = urls.filter((_, i) => i % 29 === 0)
  const lengths = await Promise.all(some.map(async url => {
    const answer = await fetch(`${origin}${url}`, { headers: { 'x-auth-token': 'any' } })
    return (await answer.arrayBuffer()).byteLength
  }))
  return Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
}
