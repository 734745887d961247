// How test/all.js and test/loader-hooks.js bundle TypeScript.
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

const bundled = /^(@sinclair\/typebox|@fastify\/type-provider-typebox)($|\/)/

/** Packages are found from where they are imported; a module of ours knows its own address, in the bundle too. */
const plugin = {
  name: 'as it stands',
  setup ({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) => bundled.test(path) ? undefined : { path, external: true })
    onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => ({
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
    }))
  }
}

/** Options of esbuild. */
export const options = {
  plugins: [plugin],
  bundle: true,
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  logLevel: 'warning'
}
