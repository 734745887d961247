// The connections whose request may take longer to come in than others, as long as something comes: clientErrorHandler leaves them alone.
import type { Socket } from 'node:net'

const sockets = new WeakSet<Socket>()

/** Cuts the connection after `idle` ms without a byte; 0 is never. */
export function allowSlowBody (socket: Socket, idle: number): void {
  sockets.add(socket)
  socket.setTimeout(idle, () => socket.destroy())
}

export function mayBeSlow (socket: Socket): boolean {
  return sockets.has(socket)
}
