// What `tap` runs: every test, each in a process of its own. tap itself would start each with its loaders for coverage and for mocks, and those take longer than most tests.
import { readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import t from 'tap'
import { options } from './loader-bundle.js'

const FOLDER = '.tap/bundles'
const MOST_TIME = 300_000 // ms, of one

rmSync(FOLDER, { recursive: true, force: true })
const tests = readdirSync('test', { recursive: true }).filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`).sort()
await build({ ...options, entryPoints: tests, outdir: FOLDER, splitting: true }) // what several import is there once

t.jobs = 4
t.on('spawn', spawned => spawned.on('preprocess', options => { options.execArgv = ['--import=@tapjs/processinfo/import'] })) // so tap takes it for loaded
for (const test of tests) t.spawn(process.execPath, ['--enable-source-maps', `${FOLDER}/${test.replace(/\.ts$/, '.js')}`], { buffered: true, timeout: MOST_TIME }, test)
