// `exec --stored`: what the command keeps is judged too.
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { main } from '../../helpers/server.ts'

const file = join(mkdtempSync(join(tmpdir(), 'cfw-mock-test-')), 'stored')

/** A collector that reads one minute, and stores what `keep` lets through. */
const collector = (keep: string, store: string) => `
  const { CFW_ENDPOINT: url, CFW_PROJECT_ID: project, CFW_FIREWALL_ID: firewall, CFW_START_TIME: start } = process.env
  const response = await fetch(url + '/v1/' + project + '/cfw/logs/flow?limit=1024&fw_instance_id=' + firewall + '&start_time=' + start + '&end_time=' + (Number(start) + 60000), { headers: { 'x-auth-token': 'any' } })
  const { data: { records } } = await response.json()
  const lines = records.${keep}.map(record => JSON.stringify(record) + '\\n').join('')
  ${store}`
const toFile = `const { writeFileSync } = await import('node:fs')
  writeFileSync(${JSON.stringify(file)}, lines)`
const exec = (stored: string, script: string, ...flags: readonly string[]) => spawnSync(process.execPath, [main, 'exec', '--now', '2026-01-31T12:00:00Z', ...flags, '--stored', stored, '--', process.execPath, '--input-type=module', '-e', script], { encoding: 'utf8' })

t.test('a file, or what it writes to its stdout', async t => {
  t.match(exec(file, collector('slice(0)', toFile)), { status: 0, stderr: /Complete: nothing was lost, and all is stored as it was sent\./ })
  t.match(exec(file, collector('slice(1)', toFile)), { status: 3, stderr: /NEVER STORED: 1 record\./ })
  t.match(exec('-', collector('slice(0)', 'process.stdout.write(lines)')), { status: 0, stdout: '', stderr: /Complete: nothing was lost, and all is stored/ })
  t.match(exec('-', collector('map(record => ({ ...record, start_time: Math.floor(record.start_time / 1000) }))', 'process.stdout.write(lines)')), { status: 3, stderr: /ALTERED: start_time\.[^]*start_time unit-changed/ })
  t.match(exec(`${file}-none`, collector('slice(0)', '')), { status: 2, stderr: /cannot read --stored: ENOENT/ })
})

t.test('times that the mock itself made wrong on the way are not held against it', async t => {
  t.match(exec('-', collector('slice(0)', 'process.stdout.write(lines)'), '--profile', 'C14'), { status: 0, stderr: /all is stored as it was sent\./ })
  t.match(exec('-', collector('map(record => ({ ...record, packets: 0 }))', 'process.stdout.write(lines)'), '--profile', 'C14'), { status: 3, stderr: /ALTERED: packets\.\n/ })
})
