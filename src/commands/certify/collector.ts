/** The collector under test as a process, in a folder of its own: state, what it stored, what it wrote. */
import { appendFileSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../exec/child.ts'
import { passes } from './passes.ts'

export interface Collector extends Child {
  /** How much it has written so far, to its file of records, stdout and stderr. */
  readonly bytes: () => number
  /** The end of what it wrote on stderr. */
  readonly lastWords: () => string
  /** What it stored: its file, or what it wrote to stdout, where a log may be too. Undefined where it wrote neither. */
  readonly stored: () => StoredFile | undefined
  /** Ends what it started and what left its group. Gives how many there were; only Linux can tell. */
  readonly sweep: () => Promise<number>
}

export interface StoredFile {
  readonly path: string
  readonly isStdout: boolean
}

export interface CollectorOptions {
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
  /** It makes one pass and ends: it is started again and again. */
  readonly once: boolean
  readonly sleep: (ms: number) => Promise<unknown>
}

const INTERVAL = 1_000 // ms, between two polls: as long as it may be for the shortest condition
const DYING = 500 // ms, until what was killed is gone
const LAST_WORDS = 2_000 // characters

export function startCollector (command: readonly string[], { environment, folder, once, sleep }: CollectorOptions): Collector {
  const [state, stored, stdout, stderr] = [join(folder, 'state'), join(folder, 'stored.ndjson'), join(folder, 'stdout'), join(folder, 'stderr')]
  mkdirSync(state, { recursive: true })
  const env = { CFW_INTERVAL: String(INTERVAL), ...process.env, ...environment, CFW_STATE_DIR: state, CFW_STORED_FILE: stored }
  const output = [openSync(stdout, 'a'), openSync(stderr, 'a')]
  const start = () => startChild(command, { env, stdio: ['ignore', ...output], complain: line => appendFileSync(stderr, `${line}\n`) })
  const child = once ? passes(start, async () => sleep(INTERVAL)) : start()
  child.exit.then(() => { for (const fd of output) closeSync(fd) })
  return {
    ...child,
    bytes: () => [stored, stdout, stderr].reduce((sum, path) => sum + sizeOf(path), 0),
    lastWords: () => readFileSync(stderr, 'utf8').slice(-LAST_WORDS),
    stored: () => [{ path: stored, isStdout: false }, { path: stdout, isStdout: true }].find(({ path }) => sizeOf(path) > 0),
    sweep: async () => {
      const mark = `CFW_STATE_DIR=${state}\0`
      if (processesWith(mark).length > 0) await sleep(DYING)
      const left = processesWith(mark)
      for (const pid of left) process.kill(pid, 'SIGKILL')
      return left.length
    }
  }
}

function sizeOf (path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

/** Processes whose environment holds the text. */
function processesWith (text: string): readonly number[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name) && environmentOf(name).includes(text)).map(Number)
  } catch {
    return [] // not Linux
  }
}

function environmentOf (pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
  } catch {
    return '' // ended, or not ours to see
  }
}
