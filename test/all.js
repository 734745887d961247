// What `tap` runs: every test, those of a folder in one process. To start a process and load what is tested takes longer than most tests, and tap itself
// would also load its loaders for coverage and for mocks into each.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { build } from 'esbuild'
import t from 'tap'
import { options } from './loader-bundle.js'

const ENTRIES = '.tap/folders'
const BUNDLES = '.tap/bundles'
const MOST_TIME = 600 // s, of a folder; tap tells it to each by TAP_TIMEOUT

const tests = readdirSync('test', { recursive: true }).filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`).sort()
const folders = [...new Set(tests.map(test => dirname(test)))]

for (const folder of [ENTRIES, BUNDLES]) rmSync(folder, { recursive: true, force: true })
const entryPoints = folders.map(folder => {
  const entry = `${ENTRIES}/${folder}.js` // imports the tests of the folder
  mkdirSync(dirname(entry), { recursive: true })
  writeFileSync(entry, tests.filter(test => dirname(test) === folder).map(test => `import '${relative(dirname(entry), test)}'\n`).join(''))
  return entry
})
await build({ ...options, entryPoints, outbase: ENTRIES, outdir: BUNDLES, splitting: true }) // what several import is there once

t.jobs = 4
t.on('spawn', spawned => spawned.on('preprocess', options => { options.execArgv = ['--import=@tapjs/processinfo/import'] })) // so tap takes it for loaded
for (const folder of folders) t.spawn(process.execPath, ['--enable-source-maps', `${BUNDLES}/${folder}.js`], { buffered: true, env: { ...process.env, TAP_TIMEOUT: MOST_TIME } }, folder)
