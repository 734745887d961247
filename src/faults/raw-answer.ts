// An answer whose body is just a text: what comes from a balancer in front of the service, and not from the service.
import { STATUS_CODES } from 'node:http'

export interface RawAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

export function rawAnswerOf (status: number, body: string, contentType = 'text/html'): RawAnswer {
  return { status, contentType, body }
}

/** The page that a balancer sends with a status. */
export function balancerPage (status: number): string {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim()
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`
}
