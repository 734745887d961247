// What a release needs before it is tried; `npm run release:check` does the rest.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { version, scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

t.test('a tag of another version is refused at once', async t => {
  const { status, stderr } = spawnSync('bash', [scripts['release:check'], 'v9.9.9'], { cwd: root, encoding: 'utf8' })
  t.equal(stderr, `release:check: the tag is v9.9.9, but package.json has ${version}\n`)
  t.equal(status, 1)
})

t.test('the workflow publishes only what was checked, and only where the owner said so', async t => {
  const { on, jobs: { check, ...publishing } } = parse(readFileSync(`${root}.github/workflows/release.yml`, 'utf8'))
  t.strictSame(on.push, { tags: ['v*'] })
  t.ok(check.steps.some(({ run = '' }) => run.startsWith('npm run release:check')))
  t.strictSame(Object.keys(publishing), ['npm', 'image'])
  for (const [name, job] of Object.entries(publishing)) t.match(job, { needs: 'check', if: /vars\.RELEASE == 'on'/ }, name)
  t.match(publishing.image.steps.at(-1), { with: { platforms: 'linux/amd64,linux/arm64' } })
})
