// What `tap` runs: every test, those of a folder in one process. Each would be started by tap with its loaders for coverage and for mocks, and to load
// those and what it tests takes longer than most tests.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { build } from 'esbuild'
import t from 'tap'
import { options } from './loader-bundle.js'

const ENTRIES = '.tap/folders'
const BUNDLES = '.tap/bundles'
const MOST_TIME = 600_000 // ms, of a folder

const folders = new Map()
for (const name of readdirSync('test', { recursive: true }).sort()) {
  if (!name.endsWith('.test.ts')) continue
  const test = `test/${name}`
  folders.set(dirname(test), [...folders.get(dirname(test)) ?? [], test])
}

for (const folder of [ENTRIES, BUNDLES]) rmSync(folder, { recursive: true, force: true })
const entryPoints = [...folders].map(([folder, tests]) => {
  const entry = `${ENTRIES}/${folder}.js`
  mkdirSync(dirname(entry), { recursive: true })
  writeFileSync(entry, tests.map(test => `import '${relative(dirname(entry), test)}'\n`).join(''))
  return entry
})
await build({ ...options, entryPoints, outbase: ENTRIES, outdir: BUNDLES, splitting: true }) // what several import is there once

t.jobs = 4
t.on('spawn', spawned => spawned.on('preprocess', options => { options.execArgv = ['--import=@tapjs/processinfo/import'] })) // so tap takes it for loaded
for (const folder of folders.keys()) t.spawn(process.execPath, ['--enable-source-maps', `${BUNDLES}/${folder}.js`], { buffered: true, timeout: MOST_TIME }, folder)
