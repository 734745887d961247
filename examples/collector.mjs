// A collector of flow logs that loses nothing and keeps nothing twice. Run by the tests, under every profile. It needs Node.js 20 and no package:
//   cfw-mock exec --for 20s -- node collector.mjs        polls until it gets a SIGTERM
//   cfw-mock exec -- node collector.mjs --once           makes one pass
// It is configured by the environment that `cfw-mock exec` sets (docs/testing-a-collector.md); these are its own:
//   CFW_STORED_FILE   where records go, as NDJSON; stdout by default
//   CFW_STATE_DIR     where it remembers what it has read, so that it goes on there after any end, even kill -9
//   CFW_INTERVAL      ms between two polls
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const { CFW_ENDPOINT: endpoint, CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_STORED_FILE: storedFile, CFW_STATE_DIR: stateDir } = process.env
const { OS_AUTH_URL: authUrl, OS_USERNAME: user, OS_PASSWORD: password, OS_USER_DOMAIN_NAME: domain, OS_PROJECT_NAME: projectName } = process.env
for (const name of ['CFW_ENDPOINT', 'CFW_PROJECT_ID', 'CFW_FIREWALL_ID']) {
  if (process.env[name]) continue
  process.stderr.write(`collector: ${name} is not set\n`)
  process.exit(2)
}
const start = Number(process.env.CFW_START_TIME ?? Date.now() - 3_600_000)
const lookBack = Number(process.env.CFW_LOOK_BACK ?? 22_000_000) // ms: the longest session and the lag of the service
const interval = Number(process.env.CFW_INTERVAL ?? 5_000)
const limit = 1_000
const longestPause = 60_000 // ms, between two attempts
const longestTimer = 2 ** 31 - 1 // ms; a timer that is set to more fires at once
const patience = 30_000 // ms, for an answer
let token = process.env.CFW_TOKEN ?? ''

const ending = new AbortController() // ends all waiting; a pass that need not wait comes to its end
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => ending.abort())

// What was read: all that could be seen at the time `mark` (ms since 1970), and the ids of the last pass; `size` bytes of the file of records are of that pass or older.
const stateFile = stateDir && `${stateDir}/collector.json`
const sizeOf = file => statSync(file, { throwIfNoEntry: false })?.size ?? 0
const saved = stateFile && sizeOf(stateFile) > 0 ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined
let mark = saved?.mark ?? start
let known = new Set(saved?.known)
if (saved && storedFile && sizeOf(storedFile) > saved.size) truncateSync(storedFile, saved.size) // an unfinished pass is read again

function save () {
  if (!stateFile) return
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(`${stateFile}.new`, JSON.stringify({ mark, size: storedFile ? sizeOf(storedFile) : 0, known: [...known] }))
  renameSync(`${stateFile}.new`, stateFile) // whole or not at all
}

async function request (url, options) {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(patience) })
  return { response, status: response.status, body: await response.text() }
}

async function signIn () {
  if (!authUrl) throw new Error('the token was refused, and OS_AUTH_URL does not say where to get another')
  const identity = { methods: ['password'], password: { user: { name: user, password, domain: { name: domain } } } }
  const body = JSON.stringify({ auth: { identity, scope: { project: { name: projectName } } } })
  const { response, status } = await request(`${authUrl}/auth/tokens?nocatalog=true`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (status !== 201) throw new Error(`signing in: ${status}`)
  token = response.headers.get('x-subject-token')
}

/** One attempt: { records }, or { refused } where the query can never be answered, or else it throws; `error.pause` is the pause (ms) that the service asks for. */
async function attempt (query) {
  const { response: { headers }, status, body } = await request(`${endpoint}/v1/${project}/cfw/logs/flow?${new URLSearchParams(query)}`, { headers: { 'x-auth-token': token } })
  const servedAt = Date.parse(headers.get('date')) || Date.now()
  if (status === 200) {
    const { data: { records } } = JSON.parse(body) // a body that is cut short throws
    if (!Array.isArray(records)) throw new Error('an answer without records')
    return { records, servedAt }
  }
  if (status === 401) await signIn()
  else if (status >= 400 && status < 500 && ![408, 429].includes(status)) return { refused: `${status} ${body}` }
  const after = headers.get('retry-after') // seconds, or a date
  throw Object.assign(new Error(`${status} ${body.slice(0, 200)}`), after !== null && { pause: Number(after) * 1_000 || Date.parse(after) - servedAt || 0 })
}

/** Asks until there is an answer. */
async function ask (query) {
  for (let pause = 500; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await attempt(query)
    } catch (error) {
      process.stderr.write(`collector: ${error.message}; again\n`)
      await sleep(Math.min(Math.max(pause, error.pause ?? 0), longestTimer), undefined, { signal: ending.signal })
    }
  }
}

/** Reads a window to its end and hands over its pages. Gives the time of the first one: what appears later may be missed. */
async function walk (window, keep) {
  let readAt
  for (let cursor = {}; ;) {
    const { records, servedAt, refused } = await ask({ ...window, ...cursor })
    if (refused) {
      if (!cursor.log_id) throw new Error(refused)
      cursor = {} // the service no longer takes the cursor: from the first page again
      continue
    }
    readAt ??= servedAt
    keep(records)
    if (records.length < limit) return readAt
    const { log_id: id, start_time: at } = records.at(-1)
    cursor = { log_id: id, next_date: at }
  }
}

/** Reads all that appeared since the last pass: a record appears when its flow has ended, and takes the place of its start. */
async function pass () {
  const window = { fw_instance_id: firewall, start_time: Math.max(start, mark - lookBack), end_time: Date.now(), limit }
  const seen = new Set()
  const readAt = await walk(window, records => {
    const lines = []
    for (const record of records) {
      if (!known.has(record.log_id) && !seen.has(record.log_id)) lines.push(`${JSON.stringify(record)}\n`)
      seen.add(record.log_id)
    }
    if (storedFile) appendFileSync(storedFile, lines.join(''))
    else process.stdout.write(lines.join(''))
  })
  known = seen // what this window did not show, no later one will
  mark = Math.min(readAt, window.end_time) // our clock may be ahead of the service's
}

try {
  save()
  for (;;) {
    await pass()
    save()
    if (process.argv.includes('--once')) break
    await sleep(interval, undefined, { signal: ending.signal })
  }
} catch (error) {
  if (!ending.signal.aborted) {
    process.stderr.write(`collector: ${error.message}\n`)
    process.exitCode = 1
  }
}
