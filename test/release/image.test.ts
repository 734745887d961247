// The image, without a container engine: the files of its run stage are copied to a folder, as the Dockerfile says, and started there.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { freePort } from '../helpers/server.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
const stages = dockerfile.split(/^FROM /m).slice(1)
const runStage = stages.at(-1) ?? ''
const ignore = readFileSync(join(root, '.dockerignore'), 'utf8')
const packages: Readonly<Record<string, { readonly dev?: true }>> = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true && existsSync(join(root, path))).map(([path]) => path)
const mostWeight = 60_000_000 // bytes

// Stricter than a read-only root file system: Node refuses to write files and to start processes.
const readOnly = [process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission', '--allow-fs-read=*', '--no-warnings']

t.test('every file that is copied from here exists and is not ignored', async t => {
  for (const stage of stages) {
    for (const [from = '', paths] of copies(stage)) {
      for (const path of from === '' ? paths.slice(0, -1) : []) {
        t.ok(existsSync(join(root, path)), path)
        t.match(ignore, `\n!${path}\n`, `${path} passes .dockerignore`)
      }
    }
  }
})

t.test('runs without root, on any base image', async t => {
  t.match(runStage, /^USER node$/m)
  t.match(dockerfile, /^ARG NODE_IMAGE=\S+$/m)
  for (const stage of stages) t.match(stage, /^\$\{NODE_IMAGE\}/)
})

t.test('production dependencies weigh less than 60 MB', async t => {
  const weight = production.reduce((sum, path) => sum + weightOf(join(root, path)), 0)
  t.comment(`${production.length} packages, ${(weight / 1e6).toFixed(1)} MB`)
  t.ok(weight < mostWeight)
})

t.test('the run stage starts, writes nothing, is healthy, and stops at once', async t => {
  const image = t.testdir()
  for (const [, paths] of copies(runStage)) {
    const to = String(paths.at(-1))
    for (const path of paths.slice(0, -1)) {
      const source = path.replace(/^\/app\//, '')
      const parts = source === 'node_modules' ? production : [source]
      for (const part of parts) cpSync(join(root, part), join(image, to === '../' ? source : part), { recursive: true, filter: file => part !== source || !file.includes('/node_modules/') })
    }
  }
  const env = { ...Object.fromEntries([...runStage.matchAll(/^ENV (.+)$/gm)].flatMap(([, pairs = '']) => pairs.split(' ').map(pair => pair.split('=')))), CFW_MOCK_PORT: String(await freePort()) }
  const [, ...entry] = commandOf(/^ENTRYPOINT (.+)$/m)
  const [, ...check] = commandOf(/^HEALTHCHECK .*?CMD (.+)$/m)

  const server = spawn(process.execPath, [...readOnly, ...entry], { cwd: image, env, stdio: ['ignore', 'pipe', 'ignore'] })
  t.teardown(() => server.kill('SIGKILL'))
  const [ready] = await once(createInterface(server.stdout), 'line')
  t.match(ready, ' listening at http://')
  t.equal(spawnSync(process.execPath, check, { cwd: image, env }).status, 0, 'healthy')
  t.equal((await fetch(`http://127.0.0.1:${env.CFW_MOCK_PORT}/v3`)).status, 200) // keeps a connection open

  const before = performance.now()
  server.kill('SIGTERM')
  t.strictSame(await once(server, 'exit'), [0, null])
  const took = performance.now() - before
  t.ok(took < 1_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()), `stopped in ${took.toFixed(0)} ms`) // a second on an idle machine
  t.not(spawnSync(process.execPath, check, { cwd: image, env }).status, 0, 'not healthy any more')
})

/** [source stage, [sources..., destination]] of each COPY */
function copies (stage: string): ReadonlyArray<readonly [string | undefined, readonly string[]]> {
  return [...stage.matchAll(/^COPY (?:--from=(\S+) )?(.+)$/gm)].map(([, from, paths = '']) => [from, paths.split(' ')])
}

function commandOf (line: RegExp): readonly string[] {
  return JSON.parse(line.exec(runStage)?.[1] ?? '[]')
}

/** In bytes, without nested packages, which are in `production` themselves. */
function weightOf (path: string): number {
  if (!lstatSync(path).isDirectory()) return lstatSync(path).size
  return readdirSync(path).filter(name => name !== 'node_modules').reduce((sum, name) => sum + weightOf(join(path, name)), 0)
}
