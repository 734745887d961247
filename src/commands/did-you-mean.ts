// Ends a complaint about a word that is not known with the known word that its writer probably meant.
import { closest, distance } from 'fastest-levenshtein'

/** ": did you mean --port?", or nothing if no known word is near. */
export function didYouMean (word: string, known: readonly string[]): string {
  const nearest = closest(word, known)
  return distance(word, nearest) <= Math.max(2, word.length / 4) ? `: did you mean ${nearest}?` : ''
}
