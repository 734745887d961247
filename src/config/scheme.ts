// Whether the mock speaks HTTP or HTTPS.
import type { Config } from './config.ts'

export function schemeOf ({ tls, tlsCert }: Pick<Config, 'tls' | 'tlsCert'>): 'http' | 'https' {
  return tls === undefined && tlsCert === undefined ? 'http' : 'https'
}
