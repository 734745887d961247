// npm run mutate [all|kernel|seeded] [count] [seed]: changes the source in small ways and lists the changes that no test notices. What was noticed is
// remembered in the folder it names, so it can be stopped and called again; delete the folder to begin anew. Exits with 1 if one survives.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kernelMutations } from './mutation/kernel-mutations.ts'
import type { Mutation } from './mutation/mutation.ts'
import { seededMutations } from './mutation/seeded-mutations.ts'
import { createWorkshop } from './mutation/workshop.ts'

const [set = 'all', count = '80', seed = '1'] = process.argv.slice(2)
if (!['all', 'kernel', 'seeded'].includes(set)) throw new Error(`npm run mutate [all|kernel|seeded] [count] [seed], got ${set}`)

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(tmpdir(), `cfw-mock-mutate-${set}`)
const memory = join(folder, 'noticed.txt')
const mutations = [...set === 'seeded' ? [] : kernelMutations(root), ...set === 'kernel' ? [] : seededMutations(root, Number(count), Number(seed))]
const { tryOut } = createWorkshop(root, folder)
const noticed = new Map<string, 'killed' | 'timeout'>((existsSync(memory) ? readFileSync(memory, 'utf8').trimEnd().split('\n') : []).map(line => {
  const [id = '', verdict] = line.split(' ')
  return [id, verdict === 'timeout' ? 'timeout' : 'killed']
}))
const idOf = ({ file, text }: Mutation) => createHash('sha1').update(file).update(text).digest('hex')

const counts = { killed: 0, timeout: 0, survived: 0 }
process.stdout.write(`${mutations.length} mutations, tried in ${folder}\n`)
for (const mutation of mutations) {
  const id = idOf(mutation)
  const earlier = noticed.get(id)
  const { verdict, by = '' } = earlier === undefined ? tryOut(mutation) : { verdict: earlier, by: 'an earlier run' }
  if (verdict !== 'survived' && earlier === undefined) appendFileSync(memory, `${id} ${verdict}\n`)
  counts[verdict]++
  const line = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 80)
  process.stdout.write(`${verdict.padEnd(8)} ${mutation.file}:${mutation.line} ${line(mutation.before)} -> ${line(mutation.after)} ${by && `(${by})`}\n`)
}
const score = Math.floor(100 * (counts.killed + counts.timeout) / mutations.length)
process.stdout.write(`${score} %: ${counts.killed} killed, ${counts.timeout} did not end, ${counts.survived} survived\n`)
process.exitCode = counts.survived === 0 ? 0 : 1
