// A collector as it is often written first. It loses records: `cfw-mock certify -- node naive.mjs` says which, and why. Run by .ci/run. ../collector.mjs is the right one.
import { setTimeout as sleep } from 'node:timers/promises'

const { CFW_ENDPOINT: endpoint, CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_TOKEN: token, CFW_START_TIME: start, CFW_INTERVAL: interval = 5_000 } = process.env
const limit = 500

async function page (query) {
  try {
    const response = await fetch(`${endpoint}/v1/${project}/cfw/logs/flow?${new URLSearchParams({ fw_instance_id: firewall, limit, ...query })}`, { headers: { 'x-auth-token': token } })
    return (await response.json()).data.records ?? []
  } catch {
    return [] // wrong: a page that was not read is no empty page
  }
}

for (let from = Number(start); ;) {
  const to = Date.now()
  for (let cursor = {}; ;) {
    const records = await page({ start_time: from, end_time: to, ...cursor })
    for (const record of records) console.log(JSON.stringify(record))
    if (records.length < limit) break
    cursor = { next_date: records.at(-1).start_time } // wrong: a time alone skips the rest of its millisecond
  }
  from = to // wrong: records of this window will still appear
  await sleep(Number(interval))
}
