// How long `verify --stored` takes, and how much memory: node --import ./test/loader.js bench/stored.ts [lines]. Writes the lines to a temporary file, some 430 bytes each.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const lines = Number(process.argv[2] ?? 10_000_000)
const rate = 100 // flows a second
const begin = Date.parse('2026-01-01T00:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'cfw-mock-bench-'))
const file = join(folder, 'records.ndjson')
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const world = ['--project', 'p', '--firewall', 'f', '--rate', String(rate), '--from', String(begin), '--to', String(begin + lines / rate * 1_000)]
const atExit = "data:text/javascript,process.on('exit', () => console.error('memory', process.resourceUsage().maxRSS))" // KiB

try {
  spawnSync(process.execPath, [main, 'export', ...world, '--out', file], { stdio: 'inherit' })
  const began = performance.now()
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', atExit, main, 'verify', '--stored', file, ...world], { encoding: 'utf8' })
  const seconds = (performance.now() - began) / 1_000
  const [, memory = '0'] = /memory (\d+)/.exec(stderr) ?? []
  process.stdout.write(`${stdout}\n${seconds.toFixed(1)} s, at most ${(Number(memory) / 1_024).toFixed(0)} MiB\n`)
} finally {
  rmSync(folder, { recursive: true })
}
