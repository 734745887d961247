// The built command.
import { spawnSync } from 'node:child_process'
import t from 'tap'
import { main } from '../../helpers/server.ts'

t.test('a command that cannot be run ends all of it at once', async t => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'certify', '--parallel', '1', '--', './no-such-command'], { encoding: 'utf8', env: {} })
  t.equal(status, 127)
  t.match(stderr, /^1 of 27: \w+ failed\ncfw-mock: cannot run \.\/no-such-command: spawn \.\/no-such-command ENOENT\n$/)
  t.equal(stdout, '', 'there is nothing to report')
})
