// No file may lead back to itself, not even by its types. Who may import whom is in eslint.config.js; of the kernel's folders, which ESLint does not read, here.
const steps = ['shared/', 'base/', 'time/', 'cards/', 'streams/', 'select/', 'world.ts', 'page/', 'write/', 'kernel.ts']
const assembly = names => `^src/kernel/assembly/(${names.join('|')})`

export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...steps.slice(0, -1).map((step, i) => ({ name: 'no-later-step', severity: 'error', from: { path: assembly([step]) }, to: { path: assembly(steps.slice(i + 1)) } }))
  ],
  options: { doNotFollow: 'node_modules', tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: ['.ts'] } }
}
