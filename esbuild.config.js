// What is published: our modules and TypeBox's 250 in a few files, since to find and read so many small ones is a third of a start.
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const bundled = ['@sinclair/typebox', '@fastify/type-provider-typebox']

rmSync('dist/chunks', { recursive: true, force: true }) // their names change with what is in them
await build({
  entryPoints: ['src/main.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(dependencies).filter(name => !bundled.includes(name)).flatMap(name => [name, `${name}/*`]),
  logLevel: 'warning'
})

// The console, for browsers.
await build({
  entryPoints: ['console.ts', 'console.css', 'index.html', 'icon.svg'].map(name => `src/console/${name}`),
  outdir: 'dist/console',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  loader: { '.html': 'copy', '.svg': 'copy' },
  logLevel: 'warning'
})
