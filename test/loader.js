// With `node --import`: runs TypeScript. A file, all that it imports from here and TypeBox become one module: to find, read and hand over so many
// small ones takes longer than most tests.
import { register } from 'node:module'

process.setSourceMapsEnabled(true)
register('./loader-hooks.js', import.meta.url)

if (process.env.TAP !== undefined) {
  // tap has every Node.js process that a test starts load tap's own loader too, for coverage. Here these processes are what is tested, and most end sooner than that is loaded.
  const { default: processOnSpawn } = await import('process-on-spawn')
  processOnSpawn.removeAllListeners()
  process.env.NODE_OPTIONS = process.env.NODE_OPTIONS?.replace(/"?--import=\S*@tapjs\/processinfo\S*/, '') ?? ''
}
