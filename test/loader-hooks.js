// The hook that test/loader.js registers.
import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

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

export async function load (url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [fileURLToPath(url)],
    plugins: [plugin],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning'
  })
  return { format: 'module', source: text, shortCircuit: true }
}
