// A progress bar on stderr, for a person who watches a store being read.
import { SingleBar } from 'cli-progress'

export interface BytesProgress {
  readonly add: (bytes: number) => void
  readonly stop: () => void
}

/** `size` in bytes; undefined where it is not known. */
export function showBytes (size: number | undefined): BytesProgress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: size === undefined ? '{megabytes} MB compared' : '{bar} {percentage} %  {megabytes} MB compared  {eta_formatted} left',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    hideCursor: true
  })
  let read = 0
  bar.start(size ?? 0, 0, { megabytes: 0 })
  return {
    add (bytes) {
      read += bytes
      bar.update(read, { megabytes: Math.round(read / 1e6) })
    },
    stop: () => bar.stop()
  }
}
