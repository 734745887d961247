// A copy of the repository in which mutations are built and tested, so that nobody's files change.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Mutation } from './mutation.ts'
import { testsOf } from './tests-of.ts'

export interface Verdict {
  readonly verdict: 'killed' | 'timeout' | 'survived'
  /** The step that noticed the mutation. */
  readonly by?: string
}

const MOST_TIME = 180_000 // ms of one test file: six times what the slowest takes, for a busy machine
const LEFT_OUT = ['node_modules', '.git', '.tap']
const NODE = process.execPath
const kernelBuild = [NODE, 'node_modules/assemblyscript/bin/asc.js', '--target', 'release', '--optimizeLevel', '1'] // quicker to build
const bundleBuild = [NODE, 'esbuild.config.js']

/** Copies the repository at `root` to `folder`. */
export function createWorkshop (root: string, folder: string) {
  mkdirSync(folder, { recursive: true })
  cpSync(root, folder, { recursive: true, filter: path => !LEFT_OUT.includes(relative(root, path)) })
  if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const run = (command: readonly string[]) => {
    const { status, error } = spawnSync(command[0]!, command.slice(1), { cwd: folder, stdio: 'ignore', timeout: MOST_TIME, killSignal: 'SIGKILL', env: { ...process.env, TAP_BAIL: '1', TAP_TIMEOUT: String(MOST_TIME / 1_000) } })
    return error === undefined ? status === 0 ? 'passes' : 'fails' : 'timeout'
  }
  for (const build of [kernelBuild, bundleBuild]) if (run(build) !== 'passes') throw new Error(`${build.slice(1).join(' ')} fails before any mutation`)
  const kernel = readFileSync(join(folder, 'dist/kernel.wasm'))

  return {
    /** Tries a mutation: what is built from it, its tests, and last the type checker. */
    tryOut ({ file, text }: Mutation): Verdict {
      const isKernel = file.startsWith('src/kernel/assembly/')
      const tests = testsOf(root, file).map(test => [NODE, '--import', './test/loader.js', test])
      const steps = [isKernel ? kernelBuild : bundleBuild, ...tests, ...isKernel ? [] : [[NODE, 'node_modules/typescript/bin/tsc']]]
      writeFileSync(join(folder, file), text)
      try {
        for (const step of steps) {
          const outcome = run(step)
          if (outcome !== 'passes') return { verdict: outcome === 'fails' ? 'killed' : 'timeout', by: step.at(-1)! }
        }
        return { verdict: 'survived' }
      } finally {
        writeFileSync(join(folder, file), readFileSync(join(root, file)))
        writeFileSync(join(folder, 'dist/kernel.wasm'), kernel)
      }
    }
  }
}
