// A bar on stderr, if a person is watching.
import { SingleBar } from 'cli-progress'

export interface Progress {
  readonly add: (records: number, bytes: number, total: number) => void
  readonly stop: () => void
}

/** `done`: records that are there already. `clock` gives ms. */
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
