// The version in package.json.
import { readFileSync } from 'node:fs'
import { packageFile } from './package-file.ts'

export function version (): string {
  return String(JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version)
}
