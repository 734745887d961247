// A time as the identity service writes it, with microseconds: 2020-01-04T09:05:22.701000Z.
export function isoMicroseconds (ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}
