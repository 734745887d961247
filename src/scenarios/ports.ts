// Ports, as scenario files write them: 22,3389 or 1-1000.

const LAST = 65_535

/** Undefined if one is no port, or a range ends before it begins. */
export function portsOf (text: string): readonly number[] | undefined {
  const ranges = text.split(',').map(part => {
    const [first = NaN, last = first] = part.split('-').map(Number)
    return { first, last }
  })
  if (!ranges.every(({ first, last }) => first >= 1 && first <= last && last <= LAST)) return undefined
  return [...new Set(ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)))]
}

const APPS: Readonly<Record<string, string>> = {
  'TCP 22': 'SSH',
  'TCP 25': 'SMTP',
  'TCP 53': 'DNS',
  'UDP 53': 'DNS',
  'TCP 80': 'HTTP',
  'TCP 443': 'HTTPS',
  'TCP 3306': 'MYSQL',
  'TCP 3389': 'RDP',
  'TCP 5900': 'VNC',
  'TCP 8080': 'HTTP'
}

/** The application that the firewall recognises in an answered session. */
export function appAt (protocol: string, port: number): string {
  return APPS[`${protocol} ${port}`] ?? 'ANY'
}
