// Style by neostandard; below it, the layout: who may import whom (read it aloud in CONTRIBUTING.md), and where time and chance may not enter.
import neostandard from 'neostandard'
import * as regexp from 'eslint-plugin-regexp'

// From the ground up: a folder may look into itself and into what is named beside it, never into what comes later.
const layout = {
  contract: [],
  validation: ['errors.ts'],
  config: ['validation/', 'package.ts'],
  account: ['contract/'],
  kernel: ['package.ts'],
  universe: ['contract/', 'kernel/', 'package.ts', 'next-turn.ts'],
  search: ['contract/', 'kernel/', 'universe/', 'printable.ts'],
  encode: ['contract/', 'kernel/', 'search/'],
  scenarios: ['contract/', 'validation/', 'config/', 'kernel/', 'universe/', 'package.ts'],
  records: ['contract/', 'validation/', 'config/'],
  journal: ['contract/', 'validation/', 'search/in-words.ts', 'next-turn.ts'],
  verdict: ['contract/', 'validation/', 'config/', 'kernel/', 'universe/', 'search/', 'journal/', 'errors.ts', 'next-turn.ts', 'printable.ts'],
  faults: ['contract/', 'validation/', 'config/', 'journal/', 'errors.ts'],
  console: ['contract/', 'journal/request-entry.ts', 'verdict/verdict-schema.ts', 'faults/fault-rule.ts', 'fixtures/'], // types and data only: it talks to the public surfaces
  plugins: ['contract/', 'validation/', 'config/', 'account/', 'search/', 'journal/', 'faults/', 'clock.ts', 'errors.ts', 'state.ts'],
  routes: ['contract/', 'config/', 'account/', 'kernel/', 'universe/', 'scenarios/', 'search/', 'encode/', 'journal/', 'faults/', 'verdict/', 'plugins/', 'clock.ts', 'errors.ts', 'next-turn.ts', 'package.ts', 'state.ts'],
  openapi: ['config/', 'account/', 'contract/', 'errors.ts', 'faults/', 'verdict/', 'plugins/', 'routes/', 'package.ts', 'state.ts'],
  commands: ['contract/', 'validation/', 'config/', 'kernel/', 'universe/', 'search/', 'encode/', 'records/', 'scenarios/', 'journal/', 'faults/', 'account/', 'verdict/', 'openapi/document.ts', 'app.ts', 'package.ts', 'printable.ts', 'listen.ts', 'log-stream.ts', 'universes-of.ts', 'errors.ts', 'export/', 'exec/', 'verify/']
}

// A program that embeds the mock may put fake timers in the place of these. node:timers keeps the real ones.
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'].map(name => ({ name, message: 'Import it from node:timers.' }))

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
    files: ['src/**/*.ts'],
    ignores: ['src/console/**'], // it runs in a browser
    plugins: { regexp },
    rules: {
      'no-restricted-globals': ['error', ...timers],
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }], // a caller's text may be 16 kB long
      'regexp/no-super-linear-move': ['error', { report: 'potential' }]
    }
  },
  {
    files: ['src/kernel/**/*.ts', 'src/universe/**/*.ts', 'src/search/**/*.ts', 'src/encode/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'performance', 'crypto', ...timers],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Chance comes from draw().' }]
    }
  },
  { files: ['src/search/time-text.ts'], rules: { 'no-restricted-globals': ['error', ...timers] } }, // writes times, and reads no clock
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }]
    }
  }
]
