// `npm run mutate` tries the mutations themselves; here it is only whether they fit the source.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { kernelMutations } from './kernel-mutations.ts'
import { seededMutations } from './seeded-mutations.ts'
import { testsOf } from './tests-of.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

t.test('every mutation changes its file, and has tests that may notice', async t => {
  const seeded = seededMutations(root, 80, 1)
  t.equal(seeded.length, 80)
  for (const { file, text, line, before } of [...kernelMutations(root), ...seeded]) {
    const now = readFileSync(`${root}/${file}`, 'utf8')
    if (text === now) t.fail(`${file}:${line} stays as it is`)
    if (!now.split('\n')[line - 1]?.includes(before.split('\n')[0]!)) t.fail(`${file}:${line} is another line`)
    if (testsOf(root, file).length === 0) t.fail(`${file} has no test`)
  }
})

t.test('the same seed gives the same mutations, another seed others', async t => {
  const linesOf = (seed: number) => seededMutations(root, 20, seed).map(({ file, line, after }) => `${file}:${line} ${after}`)
  t.strictSame(linesOf(1), linesOf(1))
  t.strictNotSame(linesOf(1), linesOf(2))
})
