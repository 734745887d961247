// The collector as a process.
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { startCollector } from '../../../src/commands/certify/collector.ts'

const start = (folder: string, script: string) => startCollector(['sh', '-c', script], { environment: { CFW_TOKEN: 'T' }, folder, once: false, sleep: setTimeout })

t.test('it has a folder of its own, and what it writes is kept there', async t => {
  const folder = t.testdir()
  const collector = start(folder, 'echo "$CFW_TOKEN $CFW_INTERVAL" >"$CFW_STATE_DIR/state"; echo "{}"; echo oh >&2; exit 5')
  t.equal(await collector.exit, 5)
  t.equal(readFileSync(`${folder}/state/state`, 'utf8'), 'T 1000\n')
  t.equal(collector.lastWords(), 'oh\n')
  t.equal(collector.bytes(), 4 * 4_096, 'three files and a folder, each a block at least')
  t.strictSame(collector.stored(), { path: `${folder}/stdout`, isStdout: true })
})

t.test('its records are in its file, where it wrote one', async t => {
  const folder = t.testdir({ writer: {}, idler: {} })
  const collector = start(`${folder}/writer`, 'echo 1 >"$CFW_STORED_FILE"; echo 2')
  t.equal(start(`${folder}/idler`, 'sleep 0.1').stored(), undefined, 'nothing is written')
  await collector.exit
  t.strictSame(collector.stored(), { path: `${folder}/writer/stored.ndjson`, isStdout: false })
})

t.test('what it started is ended with it, even outside its group', { skip: !existsSync('/proc/self/environ') && 'only Linux can tell' }, async t => {
  const collector = start(t.testdir(), 'sleep 4243 & setsid sleep 4244 & sleep 0.2')
  await collector.exit
  t.equal(await collector.sweep(), 1, 'the one that left')
  t.equal(await collector.sweep(), 0)
})

t.test('everything that it writes counts, wherever in its folder', async t => {
  const collector = start(t.testdir(), 'mkdir "$CFW_STATE_DIR/a"; head -c 9000 /dev/zero >"$CFW_STATE_DIR/a/b"; ln -s loop "$CFW_STATE_DIR/loop"; i=0; while [ $i -lt 9 ]; do : >"$CFW_STATE_DIR/$i"; i=$((i + 1)); done')
  await collector.exit
  t.ok(collector.bytes() > 9_000 + 9 * 1_000, 'an empty file takes place too')
})

t.test('what it does to its folder does no harm', async t => {
  const noFile = start(t.testdir(), 'mkdir "$CFW_STORED_FILE"')
  await noFile.exit
  t.equal(noFile.stored(), undefined)
  const noFolder = start(t.testdir({ its: {} }), 'cd /; rm -r "$(dirname "$CFW_STATE_DIR")"; sleep 0.1')
  await noFolder.exit
  t.equal(noFolder.bytes(), 0)
  t.equal(noFolder.lastWords(), '')
  const pipe = start(t.testdir({ its: {} }), 'cd "$(dirname "$CFW_STATE_DIR")"; rm stderr; mkfifo stderr')
  await pipe.exit
  t.equal(pipe.lastWords(), '', 'a pipe that nobody writes to is not waited for')
  const elsewhere = t.testdir({ its: {}, 'all.ndjson': '{}' })
  const linked = start(join(elsewhere, 'its'), `ln -s '${join(elsewhere, 'all.ndjson')}' "$CFW_STORED_FILE"`)
  await linked.exit
  t.match(linked.stored(), { isStdout: false }, 'a link is followed')
})

t.test('what is in a folder that it closed is not seen', { skip: process.getuid?.() === 0 && 'root sees everything' }, async t => {
  const folder = t.testdir()
  const collector = start(folder, 'mkdir "$CFW_STATE_DIR/a"; head -c 9000 /dev/zero >"$CFW_STATE_DIR/a/b"; chmod 000 "$CFW_STATE_DIR/a"')
  await collector.exit
  t.equal(collector.bytes(), 4 * 4_096, 'stdout, stderr and two folders')
  chmodSync(join(folder, 'state/a'), 0o700)
})

t.test('of what it wrote on stderr only the end is kept, however much there is', async t => {
  const collector = start(t.testdir(), 'truncate -s 700000000 /dev/stderr; echo end >&2')
  await collector.exit
  t.equal(collector.lastWords().length, 2_000)
  t.match(collector.lastWords(), /end\n$/)
})

t.test('a command that is not there', async t => {
  const collector = startCollector(['no-such-command'], { environment: {}, folder: t.testdir(), once: false, sleep: setTimeout })
  t.equal(await collector.exit, 127)
  t.match(collector.lastWords(), /^cannot run no-such-command: /)
})
