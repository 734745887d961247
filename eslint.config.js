// Style by neostandard; below it, the layout: who may import whom (read it aloud in CONTRIBUTING.md), and where time and chance may not enter.
import neostandard from 'neostandard'

const layout = {
  contract: [],
  account: ['contract/'],
  kernel: ['package-file.ts'],
  universe: ['contract/', 'kernel/', 'package-file.ts'],
  search: ['contract/', 'kernel/', 'universe/'],
  encode: ['contract/', 'kernel/', 'search/'],
  journal: ['contract/'],
  faults: ['contract/', 'journal/', 'errors.ts', 'complaint.ts', 'knob.ts', 'knob-schema.ts', 'pending.ts'],
  plugins: ['contract/', 'account/', 'universe/', 'search/', 'encode/', 'faults/', 'journal/', 'complaint.ts', 'state.ts', 'clock.ts', 'errors.ts', 'config.ts'],
  routes: ['contract/', 'account/', 'universe/', 'search/', 'encode/', 'faults/', 'journal/', 'plugins/', 'state.ts', 'clock.ts', 'errors.ts', 'config.ts', 'knob.ts', 'knob-schema.ts', 'exposition.ts', 'version.ts']
}

const imports = (folder, allowed) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        regex: `^(\\.\\./)+(?!\\.\\./|${allowed.map(name => name.replace('.', '\\.')).join('|') || '$'})`,
        message: `src/${folder} may only look into: ${allowed.join(', ') || 'itself'}`
      }]
    }]
  }
})

export default [
  ...neostandard({ ts: true, ignores: ['dist/', 'src/kernel/assembly/', '.tap/', 'node_modules/', 'coverage/'] }),
  ...Object.entries(layout).map(([folder, allowed]) => imports(folder, allowed)),
  {
    files: ['src/kernel/**/*.ts', 'src/universe/**/*.ts', 'src/search/**/*.ts', 'src/encode/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'performance', 'crypto'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Chance comes from draw().' }]
    }
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }]
    }
  }
]
