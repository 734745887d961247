// A progress bar on stderr, for a person who watches.
import { SingleBar } from 'cli-progress'

export interface Progress {
  readonly add: (records: number, bytes: number, total: number) => void
  readonly stop: () => void
}

/** `done` is the number of records that the file has already; `clock` gives ms. */
export function showProgress (done: number, clock: () => number): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage} %  {value} of {total} records  {speed} MB/s  {eta_formatted} left',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    hideCursor: true
  })
  const began = clock()
  let written = 0
  bar.start(0, done, { speed: '-' })
  return {
    add (records, bytes, total) {
      written += bytes
      bar.setTotal(total)
      bar.increment(records, { speed: (written / (clock() - began + 1) / 1_000).toFixed(0) })
    },
    stop: () => bar.stop()
  }
}
