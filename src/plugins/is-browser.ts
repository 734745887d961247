// Whether a person looks at this in a browser. Java's HTTP client accepts text/html too; only browsers ask for XHTML.
import type { IncomingHttpHeaders } from 'node:http'

export function isBrowser ({ accept = '' }: IncomingHttpHeaders): boolean {
  return accept.includes('application/xhtml+xml')
}
