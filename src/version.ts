// The version in package.json, which is as far from src/ as from dist/.
import { readFileSync } from 'node:fs'

export function version (): string {
  return String(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
}
