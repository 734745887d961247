/** The collector under test as a process, in a folder of its own: state, what it stored, what it wrote. */
import { appendFileSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../exec/child.ts'
import { passes } from './passes.ts'

export interface Collector extends Child {
  /** How much it has written so far: its folder, with its file of records, stdout and stderr. */
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
const LAST_WORDS = 2_000 // bytes
const BLOCK = 4_096 // bytes: the least that a file takes on most disks

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
    bytes: () => filesIn(folder).reduce((sum, path) => sum + Math.max(sizeOf(path), BLOCK), 0),
    lastWords: () => endOf(stderr),
    stored: () => [{ path: stored, isStdout: false }, { path: stdout, isStdout: true }].find(({ path }) => holdsText(path)),
    sweep: async () => {
      const mark = `CFW_STATE_DIR=${state}\0`
      if (processesWith(mark).length > 0) await sleep(DYING)
      const left = processesWith(mark)
      for (const pid of left) kill(pid)
      return left.length
    }
  }
}

// The folder is the collector's to write, remove and bend while it is read here.
const unless = <Value>(gone: Value, read: () => Value): Value => {
  try {
    return read()
  } catch {
    return gone
  }
}

/** Of a file; 0 of what is no file, or not there (bytes). */
const sizeOf = (path: string) => unless(0, () => {
  const entry = lstatSync(path)
  return entry.isFile() ? entry.size : 0
})

/** Also where the collector has linked it to a file elsewhere. */
const holdsText = (path: string) => unless(false, () => {
  const entry = statSync(path)
  return entry.isFile() && entry.size > 0
})

/** Files and folders, without what is in a folder that cannot be read. */
const filesIn = (folder: string): string[] => unless([], () => readdirSync(folder, { withFileTypes: true })).flatMap(entry => {
  const path = join(folder, entry.name)
  return entry.isDirectory() ? [path, ...filesIn(path)] : [path]
})

const endOf = (path: string) => unless('', () => {
  if (sizeOf(path) === 0) return '' // no file any more, perhaps a pipe that would be waited for
  const descriptor = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(Math.min(LAST_WORDS, sizeOf(path)))
    readSync(descriptor, bytes, { position: sizeOf(path) - bytes.length })
    return bytes.toString()
  } finally {
    closeSync(descriptor)
  }
})

const kill = (pid: number) => unless(false, () => process.kill(pid, 'SIGKILL')) // it may have ended

/** Processes whose environment holds the text; only Linux can tell. Of a process that has ended, or is not ours to see, there is none. */
const processesWith = (text: string) => unless([], () => readdirSync('/proc')).filter(name => /^\d+$/.test(name) && unless('', () => readFileSync(`/proc/${name}/environ`, 'utf8')).includes(text)).map(Number)
