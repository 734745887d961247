// Which tests are to notice a mutation, those nearest to it first.
import { readFileSync } from 'node:fs'
import { filesUnder } from './files-under.ts'

const KERNEL = ['golden', 'search/page', 'search/filter', 'encode/', 'search/', 'universe/', 'kernel/']
const WHOLE = ['golden', 'search/', 'index', 'routes/', 'whole-mock/', 'main']

/** Folders whose code has tests in other folders too. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = { kernel: KERNEL, plugins: ['routes/'], universe: ['scenarios/'] }

/** Of a file of src, its own tests, those of its folders, and those of the whole mock, of which for a file in a folder only those that name the file or its folder. From the root of the repository. */
export function testsOf (root: string, file: string): string[] {
  const all = filesUnder(root, 'test', '.test.ts')
  const path = file.replace('src/', '').replace('.ts', '')
  const names = path.split('/')
  const [folder = ''] = names
  const folders = names.slice(0, -1).map((_, i) => `${names.slice(0, names.length - 1 - i).join('/')}/`)
  const testsIn = (places: readonly string[]) => places.flatMap(place => all.filter(test => test.startsWith(`test/${place}`)))
  const isAboutIt = (test: string) => names.length === 1 || [folder, names.at(-1)!].some(name => readFileSync(`${root}/${test}`, 'utf8').includes(name))
  return [...new Set([...testsIn([`${path}.test`, ...folder === 'kernel' ? [] : folders, ...ELSEWHERE[folder] ?? []]), ...folder === 'kernel' ? [] : testsIn(WHOLE).filter(isAboutIt)])]
}
