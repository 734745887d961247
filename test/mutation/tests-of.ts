// Which tests are to notice a mutation, those nearest to it first.
import { filesUnder } from './files-under.ts'

const KERNEL = ['golden', 'search/page', 'search/filter', 'encode/', 'search/', 'universe/', 'kernel/']
const WHOLE = ['golden', 'index', 'routes/', 'whole-mock/', 'main']

/** Of a file of src, its own tests, those of its folders, and those of the whole mock. From the root of the repository. */
export function testsOf (root: string, file: string): string[] {
  const all = filesUnder(root, 'test', '.test.ts')
  const path = file.replace('src/', '').replace('.ts', '')
  const folders = path.split('/').slice(0, -1).map((_, i, names) => `${names.slice(0, names.length - i).join('/')}/`)
  const places = [`${path}.test`, ...path.startsWith('kernel/') ? KERNEL : [...folders, ...WHOLE]]
  return [...new Set(places.flatMap(place => all.filter(test => test.startsWith(`test/${place}`))))]
}
