// With `node --import`: runs TypeScript. A file, all that it imports from here and TypeBox become one module: to find, read and hand over so many
// small ones takes longer than most tests.
import { register } from 'node:module'

process.setSourceMapsEnabled(true)
register('./loader-hooks.js', import.meta.url)
