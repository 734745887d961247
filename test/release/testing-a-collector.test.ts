// Every command and program of docs/testing-a-collector.md works as it stands; only its times are shorter here.
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import t from 'tap'
import { parse } from 'yaml'
import { main } from '../helpers/server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const page = await readFile(join(root, 'docs/testing-a-collector.md'), 'utf8')
const blocks = (language: string) => [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\\n\`\`\``, 'gs'))].map(([, text = '']) => text)
const run = promisify(execFile)

/** The reader's own collector is ours here. */
async function runShort (command: string, folder: string) {
  const quick = command.replace(/--for \d+s/, '--for 1s').replace('npx cfw-mock', `${process.execPath} ${main}`).replace(/node (?=collector\.mjs)/, 'node examples/').replaceAll('records.ndjson', join(folder, 'records.ndjson'))
  return run('sh', ['-c', quick], { cwd: root, env: { PATH: process.env.PATH, CFW_STORED_FILE: '/dev/null', CFW_INTERVAL: '200' } })
}

t.test('the commands', async t => {
  const { jobs: { collector: { steps } } }: { readonly jobs: { readonly collector: { readonly steps: ReadonlyArray<{ readonly run?: string }> } } } = parse(blocks('yaml')[0] ?? '')
  const commands = [...blocks('sh'), ...steps.flatMap(({ run }) => run ?? []).filter(command => command !== 'npm ci')]
  t.ok(commands.length >= 4)
  const folder = t.testdir()
  for (const command of commands) t.match((await runShort(command, folder)).stderr, /\nComplete: nothing was lost(\.|, and all is stored as it was sent\.)\n/, command)
})

const startCollector = `
function startCollector (url: string) {
  let timer: NodeJS.Timeout | undefined
  const start = Date.parse('2026-01-31T11:00:00Z')
  const limit = 100
  const poll = async () => {
    for (let cursor = {}, isFull = true; isFull;) {
      const query = { fw_instance_id: 'f', start_time: String(start), end_time: String(Date.parse('2027-01-01')), limit: String(limit), ...cursor }
      const answer = await fetch(url + '/v1/p/cfw/logs/flow?' + new URLSearchParams(query), { headers: { 'x-auth-token': 'any' } })
      const { data: { records } } = await answer.json()
      isFull = records.length === limit
      if (isFull) cursor = { log_id: records.at(-1).log_id }
    }
    timer = setTimeout(poll, 500)
  }
  void poll()
  return { stop () { clearTimeout(timer) } }
}
`

t.test('the program', async t => {
  const programs = blocks('ts')
  t.equal(programs.length, 1)
  const { code } = await transform(programs[0] + startCollector, { loader: 'ts', target: 'node20', format: 'esm' }) // `await using` is of Node.js 24
  const folder = t.testdir({ 'program.mjs': code }) // in the repository, where the package knows its own name
  await run(process.execPath, [join(folder, 'program.mjs')], { cwd: root })
})
