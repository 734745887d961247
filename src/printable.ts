/** A caller's text as a terminal may show it: what would steer the terminal, or cannot be seen, is written as its code point. */
export function printable (text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu, character => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
