// A time as the identity service writes it, in ISO 8601 with microseconds: 2020-01-04T09:05:22.701000Z.
export function isoMicroseconds (ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}
