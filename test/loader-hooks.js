// The hook that test/loader.js registers.
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { options } from './loader-bundle.js'

export async function load (url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const { outputFiles: [{ text }] } = await build({ ...options, entryPoints: [fileURLToPath(url)], outdir: '.', write: false })
  return { format: 'module', source: text, shortCircuit: true }
}
