// The package as users get it: packed, installed in an empty project, imported and run there. Its dependencies are linked, so no network is needed.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { ModuleKind, ScriptTarget, transpile } from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { dependencies, bin, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const source = `
import { createMock, type MockOptions, type FlowLogPage, type FaultRule } from 'cfw-mock'

const throttle: FaultRule = { name: 'throttle', respond: { status: 429 } }
const options: MockOptions = { seed: 7, rate: 0.5, now: new Date(0), lag: '90s', profile: 'steady', faults: [throttle], records: [] }
export async function firstId (): Promise<string | undefined> {
  await using mock = await createMock(options)
  const { body } = await mock.inject({ url: '/', headers: {} })
  const page: FlowLogPage = JSON.parse(body)
  return page.data.records[0]?.log_id ?? mock.requests.list()[0]?.first_id ?? mock.faults.list()[0]?.name
}
// @ts-expect-error: there is no such option
export const wrong: MockOptions = { sead: 1 }
// @ts-expect-error: nor such a value
export const bad: MockOptions = { order: 'up' }
`

t.test('the packed package', async t => {
  const project = t.testdir({
    'package.json': '{ "name": "empty", "private": true, "type": "module" }',
    'use.mjs': `
      import { createMock } from 'cfw-mock'
      const mock = await createMock({ now: '1970-01-01' })
      console.log((await fetch(await mock.listen() + '/__admin/health')).status)
      await mock.close()`,
    'use.ts': source,
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2022', lib: ['es2023', 'esnext.disposable'], types: ['node'], strict: true, skipLibCheck: true, noEmit: true }, files: ['use.ts'] })
  })
  const modules = join(project, 'node_modules')
  const link = (name: string) => {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  }
  const [{ filename, files }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], { cwd: root, encoding: 'utf8' }))
  mkdirSync(join(modules, 'cfw-mock'), { recursive: true })
  execFileSync('tar', ['xzf', join(project, filename), '-C', join(modules, 'cfw-mock'), '--strip-components=1'])
  for (const name of [...Object.keys(dependencies), '@types/node']) link(name)
  const run = (...args: readonly string[]) => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', env: {} })

  await t.test('holds what runs, README and license, and no sources', async t => {
    const paths: readonly string[] = files.map(({ path }: { path: string }) => path)
    for (const path of ['dist/main.js', 'dist/index.js', 'dist/index.d.ts', 'fixtures/places.json', 'README.md', 'LICENSE']) t.ok(paths.includes(path), path)
    t.strictSame(paths.filter(path => /^(src|test|bench)\/|\.test\.|\.debug\./.test(path)), [])
  })

  await t.test('can be imported', async t => {
    t.equal(run('use.mjs'), '200\n')
  })

  await t.test('is embedded as docs/embedding.md shows', async t => {
    const page = readFileSync(join(root, 'docs/embedding.md'), 'utf8')
    const snippets = [...page.matchAll(/```(js|ts|cjs)\n(.*?)```/gs)].map(([, language = '', code = '']) => ({ language, code }))
    t.strictSame(snippets.map(({ language }) => language), ['js', 'ts', 'cjs'])
    for (const { language, code } of snippets) {
      const compiled = language === 'ts' ? transpile(code, { target: ScriptTarget.ES2022, module: ModuleKind.ESNext }) : code // Node.js 22 cannot parse `await using`
      const file = `embedding.${language === 'cjs' ? 'cjs' : 'mjs'}`
      writeFileSync(join(project, file), compiled)
      t.match(run(file), language === 'js' ? /^# pass 1$|^ℹ pass 1$/m : /^http:\/\/127\.0\.0\.1:\d+\n$/, language)
    }
    writeFileSync(join(project, 'required.cjs'), "require('cfw-mock').createMock().then(mock => mock.close())")
    t.equal(run('--no-warnings', 'required.cjs'), '')
  })

  await t.test('has types', async t => {
    t.equal(run(join(root, 'node_modules/typescript/bin/tsc')), '')
  })

  await t.test('can be run', async t => {
    const command = join(modules, 'cfw-mock', bin['cfw-mock'])
    t.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env node\n/)
    t.equal(run(command, '--version'), `${version}\n`)
  })
})
