// No file may lead back to itself, not even by its types. Who may import whom is in eslint.config.js.
export default {
  forbidden: [{ name: 'no-circle', severity: 'error', from: {}, to: { circular: true } }],
  options: { doNotFollow: 'node_modules', tsPreCompilationDeps: true, enhancedResolveOptions: { extensions: ['.ts'] } }
}
