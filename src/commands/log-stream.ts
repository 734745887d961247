// Log lines in colours and columns on a terminal, JSON elsewhere.
import type { WriteStream } from 'node:tty'

export async function logStream (stream: WriteStream): Promise<{ write (line: string): void }> {
  if (!stream.isTTY) return stream
  const { default: pretty } = await import('pino-pretty')
  return pretty({ destination: stream, ignore: 'pid,hostname,reqId,method,url,statusCode,ms', translateTime: 'HH:MM:ss.l' })
}
