/** A copy of what is on a buffer, with at least `room` bytes more. */
export function grown (buffer: Buffer, room: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.ceil(buffer.length * 1.5) + room)
  buffer.copy(larger)
  return larger
}
