// A collector as a program: reads all flow logs since CFW_START_TIME, again and again, and prints those that are new. With an argument it is careless:
// `once` ends after one
// look, `first-page` reads no second page, `no-look-back` asks an hour later, on the mock's clock, only for what is new.
const { CFW_ENDPOINT: endpoint, CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_TOKEN: token, CFW_START_TIME: start } = process.env
const [mode] = process.argv.slice(2)
const limit = 500
const known = new Set()
let from = Number(start)
let later = 0 // ms
const client = { ending: false }
process.on('SIGTERM', () => { client.ending = true })

async function pageOf (query) {
  const answer = await fetch(`${endpoint}/v1/${project}/cfw/logs/flow?${new URLSearchParams({ fw_instance_id: firewall, limit, ...query })}`, { headers: { 'x-auth-token': token } })
  return (await answer.json()).data.records
}

while (!client.ending) {
  const window = { start_time: from, end_time: Date.now() + later }
  for (let cursor = {}; ;) {
    const records = await pageOf({ ...window, ...cursor })
    for (const { log_id: id } of records) known.add(id)
    if (records.length < limit || mode === 'first-page') break
    const { log_id: id, start_time: at } = records.at(-1)
    cursor = { log_id: id, next_date: at }
  }
  if (mode === 'once' || mode === 'first-page' || later > 0) break
  if (mode === 'no-look-back') {
    from = window.end_time
    later = 3_600_000
    await fetch(`${endpoint}/__admin/clock`, { method: 'PUT', body: JSON.stringify({ action: 'advance', duration: '1h' }) })
  }
  await new Promise(resolve => setTimeout(resolve, 50))
}
console.log(`${known.size} records`)
