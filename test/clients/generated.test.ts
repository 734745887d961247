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
  for (const [name, generate] of Object.entries(generators)) {
    await t.test(name, async t => {
      const folder = t.testdir()
      await generate(document, folder)
      copyFileSync(join(root, 'test/clients/generated', `${name}.mts`), join(folder, 'walk.mts'))
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['walk.mts'] }))
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
      await build({ entryPoints: [join(folder, 'walk.mts')], outfile: join(folder, 'walk.mjs'), bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' })
      const output = execFileSync(process.execPath, [join(folder, 'walk.mjs'), endpoint], { encoding: 'utf8', env: {} })
      const { total, ids } = JSON.parse(output)
      t.ok(total > 200, `${total} records`)
      t.equal(ids.length, total)
      t.equal(new Set(ids).size, total)
    })
  }
})
