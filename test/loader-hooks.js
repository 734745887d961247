// The hooks that test/loader.js registers.
import { existsSync } from 'node:fs'
import { relative, resolve as resolvePath } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { BUNDLES, options } from './loader-bundle.js'

/** A test that tap runs is bundled already. */
export async function resolve (specifier, context, nextResolve) {
  const resolved = await nextResolve(specifier, context)
  if (process.env.TAP === undefined || !resolved.url.endsWith('.test.ts')) return resolved
  const bundle = resolvePath(BUNDLES, relative('.', fileURLToPath(resolved.url)).replace(/\.ts$/, '.js'))
  return existsSync(bundle) ? { url: pathToFileURL(bundle).href, format: 'module', shortCircuit: true } : resolved
}

export async function load (url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const { build } = await import('esbuild')
  const { outputFiles: [{ text }] } = await build({ ...options, entryPoints: [fileURLToPath(url)], outdir: '.', write: false })
  return { format: 'module', source: text, shortCircuit: true }
}
