// The connections whose request may take longer to come in than others, as long as something comes: clientErrorHandler leaves them alone.
import { Socket } from 'node:net'

const sockets = new WeakSet<Socket>()

/** Cuts the connection after `idle` ms without a byte; 0 is never. A request that is injected has no connection. */
export function allowSlowBody (socket: Socket, idle: number): void {
  if (!(socket instanceof Socket)) return
  sockets.add(socket)
  socket.setTimeout(idle, () => socket.destroy())
}

export function mayBeSlow (socket: Socket): boolean {
  return sockets.has(socket)
}
