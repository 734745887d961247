/** Bytes that are written one behind the other, and how many there are; moved where there is more room when they run out of it. */
export interface Sink {
  bytes: Buffer
  at: number
}

export function append (sink: Sink, bytes: Uint8Array): void {
  makeRoom(sink, bytes.length)
  sink.bytes.set(bytes, sink.at)
  sink.at += bytes.length
}

/** ASCII only. */
export function appendText (sink: Sink, text: string): void {
  makeRoom(sink, text.length)
  sink.at += sink.bytes.write(text, sink.at, 'latin1')
}

export function written ({ bytes, at }: Sink): Buffer {
  return bytes.subarray(0, at)
}

function makeRoom (sink: Sink, room: number): void {
  const { bytes, at } = sink
  if (at + room <= bytes.length) return
  sink.bytes = Buffer.allocUnsafe(Math.ceil(bytes.length * 1.5) + room)
  bytes.copy(sink.bytes, 0, 0, at)
}
