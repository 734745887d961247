// What is measured, as node is to run it: our command as users start it, and the bench's own servers.
import { fileURLToPath } from 'node:url'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const ours = pathOf('../../dist/main.js')
export const hello = pathOf('servers/hello.js')

export function benchServer (name: 'bare' | 'naive' | 'objects'): readonly string[] {
  return ['--import', '@tapjs/typescript/import', pathOf(`servers/${name}.ts`)]
}
