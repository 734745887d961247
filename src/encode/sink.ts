/** Bytes that are written one behind the other, and how many there are; moved where there is more room when they run out of it. */
export interface Sink {
  bytes: Buffer
  at: number
}

export function append (sink: Sink, bytes: Uint8Array): void {
  const { at } = sink
  const end = at + bytes.length
  if (end > sink.bytes.length) {
    const more = Buffer.allocUnsafe(end * 2)
    sink.bytes.copy(more, 0, 0, at)
    sink.bytes = more
  }
  sink.bytes.set(bytes, at)
  sink.at = end
}

export function written ({ bytes, at }: Sink): Buffer {
  return bytes.subarray(0, at)
}
