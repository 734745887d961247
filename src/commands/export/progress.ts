// A progress bar on stderr, for a person who watches.
import { SingleBar } from 'cli-progress'

export interface Progress {
  readonly add: (records: number, bytes: number, total: number) => void
  readonly stop: () => void
}

/** `bytesBefore` are in the file already: of some as many records as the same bytes hold now. `clock` gives ms. */
export function showProgress (bytesBefore: number, clock: () => number): Progress {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage} %  {value} of {total} records  {speed} MB/s  {eta_formatted} left',
    barCompleteChar: '#',
    barIncompleteChar: '.',
    hideCursor: true
  })
  const began = clock()
  let written = 0
  bar.start(0, 0, { speed: '-' })
  return {
    add (records, bytes, total) {
      if (written === 0) bar.increment(Math.round(records * bytesBefore / bytes))
      written += bytes
      bar.setTotal(total)
      bar.increment(records, { speed: (written / (clock() - began + 1) / 1_000).toFixed(0) })
    },
    stop: () => bar.stop()
  }
}
