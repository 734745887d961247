// The collectors of examples/collectors/ in Python and shell, once each: the right ones lose nothing, the naive ones what they must. `certify` itself takes them further.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { main } from '../../helpers/server.ts'

const missing = (...programs: readonly string[]) => {
  const absent = programs.filter(program => spawnSync(program, ['--version']).status !== 0)
  return absent.length > 0 && `${absent.join(' and ')} must be installed`
}

for (const [name, program, skip, flags] of [
  ['py', 'python3', missing('python3'), ['--profile', 'C10']],
  ['sh', 'sh', missing('curl', 'jq'), []]
] as const) {
  const exec = (collector: string, ...options: readonly string[]) => {
    const [file, ...rest] = [fileURLToPath(new URL(`../../../examples/collectors/${collector}.${name}`, import.meta.url)), ...collector === 'right' ? ['--once'] : []]
    return spawnSync(process.execPath, [main, 'exec', '--now', '2026-01-31T12:00:00Z', ...options, '--stored', '-', '--', program, file, ...rest], { encoding: 'utf8', env: { PATH: process.env['PATH'], CFW_INTERVAL: '1000' } })
  }
  t.test(`right.${name}`, { skip }, async t => {
    t.match(exec('right', '--rate', '0.5'), { status: 0, stderr: /Complete: nothing was lost, and all is stored as it was sent\./ })
  })
  t.test(`naive.${name}`, { skip }, async t => {
    t.match(exec('naive', '--rate', '1', '--for', '1s', ...flags), { status: 3, stderr: name === 'py' ? /\npage-lost-to-error: / : /\nno-second-page: / })
  })
}
