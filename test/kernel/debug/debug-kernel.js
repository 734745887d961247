// With `node --import`: kernels are made from dist/kernel.debug.wasm instead, whose assertions are on. What is shipped knows nothing of it.
import { readFileSync } from 'node:fs'

const release = readFileSync(new URL('../../../dist/kernel.wasm', import.meta.url))
const debug = readFileSync(new URL('../../../dist/kernel.debug.wasm', import.meta.url))
const { Module, Instance } = WebAssembly
const debugModules = new WeakSet()

WebAssembly.Module = new Proxy(Module, {
  construct (_target, [bytes]) {
    if (!release.equals(bytes)) return new Module(bytes)
    const module = new Module(debug)
    debugModules.add(module)
    return module
  }
})

WebAssembly.Instance = new Proxy(Instance, {
  construct (_target, [module, imports]) {
    if (!debugModules.has(module)) return new Instance(module, imports)
    const { env } = imports
    const abort = (message, file, line, column) => {
      const at = [textAt(env.memory, file), line, column].join(':')
      throw new Error(`the kernel's assertion failed: ${textAt(env.memory, message)} (${at})`)
    }
    return new Instance(module, { ...imports, env: { ...env, abort } })
  }
})

/** A string of AssemblyScript: UTF-16, its length in bytes before it. */
function textAt ({ buffer }, address) {
  if (address === 0) return ''
  const length = new DataView(buffer).getUint32(address - 4, true)
  return Buffer.from(buffer.slice(address, address + length)).toString('utf16le')
}
