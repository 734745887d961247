// What to ask for: windows, offsets and cursors as collectors send them. Each address ends in the time that the load varies.
const PROJECT = '9d80d070b6d44942af73c9c3d38e0429'
const FIREWALL = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const DAY = 86_400_000
const HARVESTED = 1_024 // records, each the cursor of one address
const WINDOWS = 12

/** `origin` is of a server of ours, from whose pages the cursors are taken. `filter` begins with & or is empty. */
export async function addressesOf (origin: string, limit: number, filter = ''): Promise<readonly string[]> {
  const windows = Array.from({ length: WINDOWS }, (_, i) => {
    const from = Date.UTC(2016 + i % 10, i, 1 + i)
    return { from, to: from + (3 + i) * DAY }
  })
  const cursors = await Promise.all(windows.map(({ from, to }) => cursorsOf(origin, `${filter}&start_time=${from}&end_time=${to}`)))
  return Array.from({ length: 64 }, (_, row) => windows.flatMap(({ from, to }, i) => {
    const { log_id: logId, start_time: start } = cursors[i]![(row * 2 + 1) * 31 % HARVESTED]!
    const back = row * 997_000 // ms
    return [
      `&start_time=${from}&end_time=${to - back}`,
      `&start_time=${from}&offset=${row * 613}&end_time=${to - back}`,
      `&end_time=${to}&log_id=${logId}&next_date=${start}&start_time=${from + back}`,
      row % 4 === 0 // up to now and beyond
        ? `&end_time=${Date.UTC(2100, 0)}&start_time=${Date.now() - 7 * DAY}`
        : `&end_time=${to}&log_id=${logId}&start_time=${from + back}`
    ]
  })).flat().map(question => `${pathOf(limit)}${filter}${question}`)
}

function pathOf (limit: number): string {
  return `/v1/${PROJECT}/cfw/logs/flow?fw_instance_id=${FIREWALL}&limit=${limit}`
}

interface Cursor { readonly log_id: string, readonly start_time: number }

async function cursorsOf (origin: string, question: string): Promise<readonly Cursor[]> {
  const answer = await fetch(`${origin}${pathOf(HARVESTED)}${question}`, { headers: { 'x-auth-token': 'any' } })
  const { data: { records } }: { data: { records: readonly Cursor[] } } = JSON.parse(await answer.text())
  if (records.length < HARVESTED) throw new Error(`only ${records.length} records: ${question}`)
  return records
}

/** The length of a page (bytes): the mean of what the addresses give. */
export async function meanLength (origin: string, addresses: readonly string[]): Promise<number> {
  const some = addresses.filter((_, i) => i % 29 === 0)
  const lengths = await Promise.all(some.map(async address => {
    const answer = await fetch(`${origin}${address}`, { headers: { 'x-auth-token': 'any' } })
    return (await answer.arrayBuffer()).byteLength
  }))
  return Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
}
