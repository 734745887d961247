// tap runs this before the tests: bundles them all at once, with what they share beside them. For each by itself that takes longer than most tests.
import { readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { BUNDLES, options } from './loader-bundle.js'

rmSync(BUNDLES, { recursive: true, force: true })
const entryPoints = readdirSync('test', { recursive: true }).filter(name => name.endsWith('.test.ts')).map(name => `test/${name}`)
await build({ ...options, entryPoints, outdir: BUNDLES, splitting: true })
