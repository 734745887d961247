// Clients generated from the document by two generators compile under `strict` and walk the pages of a window.
import { execFileSync } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@hey-api/openapi-ts'
import { build } from 'esbuild'
import openapiTS, { astToString } from 'openapi-typescript'
import t from 'tap'
import { buildApp } from '../../src/app.ts'
import { documentOf } from '../../src/openapi/document.ts'
import { startServer } from '../helpers/server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const compilerOptions = { module: 'esnext', moduleResolution: 'bundler', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: ['node'], strict: true, skipLibCheck: true, noEmit: true }

const generators = {
  'openapi-fetch': async (document: object, folder: string) => writeFileSync(join(folder, 'schema.ts'), astToString(await openapiTS(JSON.stringify(document)))),
  'hey-api': async (document: object, folder: string) => {
    const file = join(folder, 'openapi.json')
    writeFileSync(file, JSON.stringify(document))
    await createClient({ input: file, output: join(folder, 'client'), logs: { level: 'silent', file: false } })
  }
} as const

t.test('generated clients walk the pages of a window', async t => {
  const document = await documentOf('vendor', buildApp)
  const endpoint = await startServer(t, ['--now', '2026-01-31T12:00:00Z'])
  const folder = t.testdir(Object.fromEntries(Object.keys(generators).map(name => [name, {}])))
  for (const [name, generate] of Object.entries(generators)) {
    await generate(document, join(folder, name))
    copyFileSync(join(root, 'test/clients/generated', `${name}.mts`), join(folder, name, 'walk.mts'))
  }
  const entryPoints = Object.keys(generators).map(name => join(folder, name, 'walk.mts'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: entryPoints }))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' }) // both at once: most of its time goes to the libraries
  await build({ entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' })
  for (const name of Object.keys(generators)) {
    const { total, ids } = JSON.parse(execFileSync(process.execPath, [join(folder, name, 'walk.mjs'), endpoint], { encoding: 'utf8', env: {} }))
    t.ok(total > 200, `${name}: ${total} records`)
    t.equal(ids.length, total, name)
    t.equal(new Set(ids).size, total, name)
  }
})
