/** A count for people: 1204 is "1 204". */
export function grouped (count: number): string {
  return count.toLocaleString('en').replaceAll(',', ' ')
}
