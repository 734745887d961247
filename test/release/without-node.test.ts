// What docs/without-node.md shows for pytest works as it stands, and the rest says that nobody ran it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import t from 'tap'
import { main } from '../helpers/server.ts'

const page = readFileSync(new URL('../../docs/without-node.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language = '', code = '']) => ({ language, code }))
const python = ['python3', '/usr/bin/python3'].find(command => spawnSync(command, ['-m', 'pytest', '--version']).status === 0)

t.test('the fixture for pytest', { skip: python === undefined && 'python3-pytest is not installed' }, async t => {
  const [conftest, test] = blocks.filter(({ language }) => language === 'python')
  const folder = t.testdir({ 'conftest.py': conftest?.code ?? '', 'test_page.py': test?.code ?? '' })
  const { stdout, status } = spawnSync(python ?? '', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, CFW_MOCK: `${process.execPath} ${main}` } })
  t.match(stdout, /^2 passed/m)
  t.equal(status, 0, stdout)
})

t.test('every snippet says whether it is run', async t => {
  for (const { language, code } of blocks.filter(({ language }) => language !== 'sh')) t.match(code, language === 'python' ? /^# Run by the tests\./ : /^(#|\/\/) Not run by the tests: it needs /)
})
